"""The option that names a day."""

from datetime import date
from typing import Any

from evaluation_admin.models import InspectionProgramme
from imports.exchanges.options import Option
from organisation.reach import Reach
from persian.clock import today
from persian.jalali import JalaliError, fa_date, parse_jalali


class AsOfOption(Option):
    """The day until which inspections are counted; the newest programme's, or today, where nobody says."""

    def named(self, text: str, reach: Reach) -> date | None:
        """Return the day, written as 2019-04-06 or ۱۳۹۸/۰۱/۱۷; one that is still to come names nothing."""
        day = self._iso(text) or self._jalali(text)
        return day if day is not None and day <= today() else None

    def newest(self, reach: Reach, day: date) -> date:
        """Return the data day of the newest programme that has one and has come to it, or today."""
        programme = InspectionProgramme.objects.within(reach).filter(as_of__lte=day).first()
        return programme.as_of or day if programme else day

    def word(self, value: Any) -> str:
        """Return the day in ISO form."""
        return str(value.isoformat())

    def shown(self, value: Any) -> str:
        """Return the Jalali day."""
        return fa_date(value)

    @staticmethod
    def _iso(text: str) -> date | None:
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return None
        return day if day.year > 1900 else None  # 1398-01-17 is Jalali

    @staticmethod
    def _jalali(text: str) -> date | None:
        try:
            return parse_jalali(text)
        except JalaliError:
            return None
