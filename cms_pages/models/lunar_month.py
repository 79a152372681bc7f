"""First days of lunar months as the calendar centre announced them; they correct table and forecast."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from organisation.scoping import ScopedModel
from persian.digits import to_persian_digits
from persian.hijri import FIRST_LUNAR_YEAR, LAST_LUNAR_YEAR, LUNAR_MONTH_NAMES, is_possible_month_start


class LunarMonth(ScopedModel):
    """The day on which a lunar month began in Iran."""

    is_national = True

    year = models.PositiveSmallIntegerField(
        _("lunar year"), validators=[MinValueValidator(FIRST_LUNAR_YEAR), MaxValueValidator(LAST_LUNAR_YEAR)]
    )
    month = models.PositiveSmallIntegerField(_("lunar month"), choices=list(enumerate(LUNAR_MONTH_NAMES, start=1)))
    starts_on = models.DateField(_("first day"), help_text=_("The day that the calendar centre announced."))

    class Meta:
        verbose_name = _("first day of a lunar month")
        verbose_name_plural = _("first days of lunar months")
        ordering = ["-year", "-month"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "month"],
                name="lunar_month_once",
                violation_error_message=_("The first day of this lunar month is already recorded: edit that record."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_month_display()} {to_persian_digits(self.year)}"

    def clean(self) -> None:
        """Refuse a day that would leave a month without 29 or 30 days."""
        if not (self.year and self.month and self.starts_on and FIRST_LUNAR_YEAR <= self.year <= LAST_LUNAR_YEAR):
            return
        others = lunar_corrections(leaving_out=self.pk)
        if not is_possible_month_start(self.year, self.month, self.starts_on, corrections=others):
            raise ValidationError(
                {"starts_on": _("A lunar month has 29 or 30 days: with this first day it, or the one before, has not.")}
            )


def lunar_corrections(*, leaving_out: int | None = None) -> dict[tuple[int, int], date]:
    """Return the recorded first days by lunar year and month, but for the record `leaving_out`."""
    rows = LunarMonth.objects.values_list("pk", "year", "month", "starts_on")
    return {(year, month): starts_on for pk, year, month, starts_on in rows if pk != leaving_out}
