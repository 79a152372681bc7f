"""The 31 provinces: reference data, keyed by slug since old and new ISO numbers disagree."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from organisation.scoping import ScopedModel
from persian.fields import CanonicalCharField, MatchKeyField, SortKeyField


class Province(ScopedModel):
    """A province of the country; on the map. Education runs it by one directorate, Tehran by two."""

    directorate_path = "directorates"
    search_paths = ("name_key",)

    slug = models.SlugField(_("identifier"), unique=True)
    iso_code = models.CharField(
        _("ISO 3166-2 code"), max_length=2, unique=True, help_text=_("As published since 2020.")
    )
    name = CanonicalCharField(_("name"), max_length=60, unique=True)
    name_key = MatchKeyField()
    sort_key = SortKeyField()

    class Meta:
        verbose_name = _("province")
        verbose_name_plural = _("provinces")
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name
