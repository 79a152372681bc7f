"""Remembered mappings: how a sender's sheet with certain headings is read, as a person settled it once."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from imports.models.kinds import Kind
from organisation.models import Directorate
from organisation.scoping import ScopedModel, ScopedQuerySet


class MappingSource(models.TextChoices):
    """Where the mapping of a batch comes from; empty: every sheet is read as it was found."""

    PERSON = "person", _("Chosen for this file")
    MEMORY = "memory", _("Remembered from an earlier file")
    FOUND = "found", _("As proposed, by choice")


class MappingProfileQuerySet(ScopedQuerySet):
    """Profiles by whose files they are for."""

    def of_sender(self, *, kind: str, directorate: int | None) -> Self:
        """Return what is remembered for files of this kind from this directorate; None is headquarters."""
        return self.filter(kind=kind, directorate=directorate)


class MappingProfile(ScopedModel):
    """One sheet's headings and what each of them is; it holds for every later sheet of this sender that has them.

    Columns are kept by a key of their heading, not by their letter, so that a sheet whose columns moved still fits.
    """

    directorate_path = "directorate"
    search_paths = ("file_name",)
    named_by = ("directorate",)

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    directorate = models.ForeignKey(
        Directorate,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="mapping_profiles",
        verbose_name=_("directorate"),
        help_text=_("Empty for files of headquarters."),
    )
    signature = models.CharField(max_length=64, editable=False)
    sheet = models.CharField(_("sheet"), max_length=255, blank=True)
    header_rows = models.PositiveSmallIntegerField(_("number of heading rows"), default=1)
    columns = models.JSONField(_("columns"), default=list, help_text=_("Key and text of each heading, and its field."))
    file_name = models.CharField(_("learned from the file"), max_length=255)
    batch = models.ForeignKey(
        "imports.ImportBatch",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="taught_profiles",
        verbose_name=_("import batch"),
    )
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="mapping_profiles",
        verbose_name=_("settled by"),
        help_text=_("Empty where an administrator used the command line."),
    )
    settled_at = models.DateTimeField(_("settled at"))
    used_at = models.DateTimeField(_("last used at"), null=True, blank=True)
    times_used = models.PositiveIntegerField(_("times used"), default=0)

    objects: ClassVar = MappingProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("remembered mapping")
        verbose_name_plural = _("remembered mappings")
        ordering = ["-settled_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "directorate", "signature"], name="mapping_profile_once"),
            models.UniqueConstraint(
                fields=["kind", "signature"],
                condition=models.Q(directorate__isnull=True),
                name="mapping_profile_once_at_hq",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def fields_by_key(self) -> dict[str, str]:
        """Return the field by the key of its heading."""
        columns: list[dict[str, Any]] = self.columns
        return {column["key"]: column["field"] for column in columns}
