"""Districts of education under a directorate."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from organisation.models.directorate import Directorate
from organisation.scoping import ScopedModel
from persian.fields import CanonicalCharField, MatchKeyField, SearchKeyField, SortKeyField


class DistrictKind(models.TextChoices):
    """Two words for one level. Source: notice of 1397/12/26 («مناطق ونواحی»)."""

    REGION = "region", _("Region")
    ZONE = "zone", _("Zone")


class District(ScopedModel):
    """A district (منطقه or ناحیه) of a directorate."""

    directorate_path = "directorate"
    district_path = "pk"
    search_paths = ("search_key",)

    directorate = models.ForeignKey(
        Directorate, models.PROTECT, related_name="districts", verbose_name=_("directorate")
    )
    name = CanonicalCharField(_("name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=10, choices=DistrictKind, default=DistrictKind.REGION)
    name_key = MatchKeyField()
    search_key = SearchKeyField()
    sort_key = SortKeyField()

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        ordering = ["sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["directorate", "name_key"],
                name="district_once_per_directorate",
                violation_error_message=_("This directorate already has a district of this name."),
            )
        ]

    def __str__(self) -> str:
        return self.name
