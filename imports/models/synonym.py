"""Synonyms that people add: how offices also head a column, or write one of its values."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from imports.models.kinds import Kind
from organisation.scoping import ScopedModel, ScopedQuerySet
from persian.fields import CanonicalCharField, MatchKeyField

LONGEST = 200  # no office writes a longer heading, and the reader looks at no more than 300 characters of one


class SynonymQuerySet(ScopedQuerySet):
    """Synonyms by what they are read for."""

    def of_kind(self, kind: str) -> Self:
        """Return the synonyms of one record kind, the oldest first: it wins where two mean different things."""
        return self.filter(kind=kind).order_by("pk")


class Synonym(ScopedModel):
    """One spelling, as files have it: of a column's heading, or, with a choice, of that value of the column.

    What may be added is the say of `imports.services.require_usable_synonym`: this room knows no columns.
    """

    is_national = True
    search_paths = ("key",)
    # The form asks for the column and the value, and fills these in.
    derived = frozenset({"kind", "field", "choice"})

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    field = models.CharField(_("column"), max_length=40)
    choice = models.CharField(_("value"), max_length=40, blank=True, help_text=_("Empty for a heading."))
    words = CanonicalCharField(
        _("as the file has it"),
        max_length=LONGEST,
        help_text=_(
            "Copy it from the file. Arabic letters, blanks, half-spaces and, in headings, punctuation do not matter."
        ),
    )
    key = MatchKeyField(_("key"), sources=("words",), max_length=2 * LONGEST)

    objects: ClassVar = SynonymQuerySet.as_manager()

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering = ["kind", "field", "choice", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key"],
                condition=Q(choice=""),
                name="heading_synonym_once",
                violation_error_message=_("This heading is among the synonyms of this kind already."),
            ),
            models.UniqueConstraint(
                fields=["kind", "field", "key"],
                condition=~Q(choice=""),
                name="value_synonym_once",
                violation_error_message=_("This value is among the synonyms of this column already."),
            ),
        ]

    def __str__(self) -> str:
        return self.words
