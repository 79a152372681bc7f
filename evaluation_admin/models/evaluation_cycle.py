"""Yearly evaluations."""

from decimal import Decimal
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms_pages.models import Letter
from evaluation_admin.enums import ACTIVE_CYCLES, CycleState
from evaluation_admin.models.record import FIRST_YEAR, LAST_YEAR, Record, ranged
from organisation.scoping import ScopedQuerySet
from persian.fields import CanonicalCharField, SearchKeyField


class EvaluationCycleQuerySet(ScopedQuerySet):
    """Cycles by state."""

    def active(self) -> Self:
        """Return the cycles under way; several may be (R26)."""
        return self.filter(state__in=ACTIVE_CYCLES)


class EvaluationCycle(Record):
    """The evaluation of one Jalali year's performance.

    Source: articles 81 and 82 of the civil service law; notice of 1399/01/06.
    """

    is_national = True
    search_paths = ("search_key",)

    year = models.PositiveSmallIntegerField(
        _("year"), unique=True, error_messages={"unique": _("There is a cycle of this year already.")}
    )
    title = CanonicalCharField(_("title"), max_length=160)
    legal_basis = CanonicalCharField(_("legal basis"), max_length=300, blank=True)
    letter = models.ForeignKey(
        Letter,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="cycles",
        verbose_name=_("founding letter"),
        help_text=_("The circular that the cycle rests on."),
    )
    state = models.CharField(_("state"), max_length=16, choices=CycleState, default=CycleState.INDICATORS)
    total_points = models.DecimalField(
        _("total points"),
        max_digits=8,
        decimal_places=2,
        default=Decimal(1000),
        help_text=_("What the ceilings of all indicators should add up to."),
    )
    search_key = SearchKeyField(sources=("title", "year"), db_index=False)

    objects: ClassVar = EvaluationCycleQuerySet.as_manager()

    class Meta:
        verbose_name = _("evaluation cycle")
        verbose_name_plural = _("evaluation cycles")
        ordering = ["-year"]
        constraints = [
            ranged("evaluationcycle", "year", FIRST_YEAR, LAST_YEAR),
            ranged("evaluationcycle", "total_points", 0, 100_000),
        ]

    def __str__(self) -> str:
        return self.title
