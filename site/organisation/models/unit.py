"""Organisation units: who is assessed."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from organisation.models.directorate import Directorate
from organisation.scoping import ScopedModel
from persian.fields import CanonicalCharField, MatchKeyField, SearchKeyField, SortKeyField


class UnitKind(models.TextChoices):
    """Kinds of unit. Source: notice of 1399/01/06 («ادارات کل … نوسازی … کانون … حوزه ستادی و سازمانهای وابسته»)."""

    HQ_UNIT = "hq_unit", _("HQ unit")
    DIRECTORATE = "directorate", _("Directorate")
    RENOVATION = "renovation", _("School renovation office")
    KANOON = "kanoon", _("Institute for intellectual development of children")
    AFFILIATE = "affiliate", _("Affiliated organisation")
    EXTERNAL = "external", _("External body")


PROVINCIAL_KINDS = frozenset({UnitKind.DIRECTORATE, UnitKind.RENOVATION, UnitKind.KANOON})


class OrgUnit(ScopedModel):
    """A unit that is assessed: in a province it belongs to a directorate, at HQ it stands alone."""

    directorate_path = "directorate"
    unit_path = "pk"
    search_paths = ("search_key",)

    kind = models.CharField(_("kind"), max_length=12, choices=UnitKind)
    name = CanonicalCharField(_("name"), max_length=120)
    directorate = models.ForeignKey(
        Directorate, models.PROTECT, related_name="units", null=True, blank=True, verbose_name=_("directorate")
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, related_name="children", null=True, blank=True, verbose_name=_("parent")
    )
    opened_on = models.DateField(_("opened on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    name_key = MatchKeyField()
    search_key = SearchKeyField()
    sort_key = SortKeyField()

    class Meta:
        verbose_name = _("organisation unit")
        verbose_name_plural = _("organisation units")
        ordering = ["sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "name_key"],
                name="unit_once_per_kind",
                violation_error_message=_("A unit of this kind and name exists already."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a provincial unit without its directorate, and an end before the start."""
        if self.kind in PROVINCIAL_KINDS and not self.directorate_id:
            raise ValidationError({"directorate": _("A unit of this kind belongs to a directorate: choose it.")})
        if self.opened_on and self.closed_on and self.closed_on < self.opened_on:
            raise ValidationError({"closed_on": _("The unit cannot close before it opened.")})
