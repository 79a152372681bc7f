"""The 32 general directorates: the tenants of the product."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from organisation.models.province import Province
from organisation.scoping import ScopedModel
from persian.fields import CanonicalCharField, CanonicalTextField, MatchKeyField, SortKeyField


class Directorate(ScopedModel):
    """A provincial general directorate; the city of Tehran and its counties are two."""

    directorate_path = "pk"
    search_paths = ("name_key",)

    province = models.ForeignKey(Province, models.PROTECT, related_name="directorates", verbose_name=_("province"))
    slug = models.SlugField(_("identifier"), unique=True)
    name = CanonicalCharField(_("name"), max_length=80, unique=True)
    aliases = CanonicalTextField(
        _("other spellings"), blank=True, help_text=_("One a line; read as this directorate in workbooks.")
    )
    comparison_group = CanonicalCharField(_("comparison group"), max_length=60, blank=True)
    name_key = MatchKeyField()
    sort_key = SortKeyField()

    class Meta:
        verbose_name = _("directorate")
        verbose_name_plural = _("directorates")
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name
