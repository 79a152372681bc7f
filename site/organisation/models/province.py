"""The 31 provinces: reference data, keyed by slug since old and new ISO numbers disagree."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from organisation.reach import Reach
from organisation.scoping import ScopedModel, ScopedQuerySet
from persian.fields import CanonicalCharField, MatchKeyField, SortKeyField


class ProvinceQuerySet(ScopedQuerySet):
    """Provinces by their directorates."""

    def within(self, reach: Reach) -> Self:
        """Return each province once, also where both directorates of Tehran are covered."""
        if reach.national:
            return self
        return self.filter(pk__in=self.model._base_manager.filter(directorates__in=reach.directorates).values("pk"))


class Province(ScopedModel):
    """A province of the country; on the map. Education runs it by one directorate, Tehran by two."""

    search_paths = ("name_key",)

    slug = models.SlugField(_("identifier"), unique=True)
    iso_code = models.CharField(
        _("ISO 3166-2 code"), max_length=2, unique=True, help_text=_("As published since 2020.")
    )
    name = CanonicalCharField(_("name"), max_length=60, unique=True)
    name_key = MatchKeyField()
    sort_key = SortKeyField()

    objects: ClassVar = ProvinceQuerySet.as_manager()

    class Meta:
        verbose_name = _("province")
        verbose_name_plural = _("provinces")
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name
