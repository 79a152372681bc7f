"""The number of the board's present state: whoever holds a page of an older one holds a stale page."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BoardGeneration(models.Model):
    """One row, counted up whenever anything that readers see may have changed."""

    number = models.PositiveBigIntegerField(_("number"), default=0)

    class Meta:
        verbose_name = _("generation of the board")
        verbose_name_plural = _("generations of the board")

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        """Return the present number; one query."""
        return cls.objects.values_list("number", flat=True).first() or 0

    @classmethod
    def advance(cls) -> None:
        """Count up; the first time makes the row."""
        if not cls.objects.update(number=models.F("number") + 1):
            cls.objects.get_or_create(pk=1, defaults={"number": 1})
