"""Days in exchanged workbooks: read as `parse_jalali` reads them, written as Jalali text or as a real date cell."""

from datetime import date, datetime
from typing import Any, Literal

from django.utils import timezone
from import_export.widgets import Widget

from persian.date_errors import date_error_message
from persian.jalali import JalaliError, Order, Window, format_jalali, parse_jalali


class JalaliDateWidget(Widget):
    """A DateField's column; the library's own widget stores 1398-02-10 as that Gregorian day."""

    def __init__(
        self,
        *,
        window: Window | None = None,
        order: Order | None = None,
        year: int | None = None,
        render_as: Literal["text", "date"] = "text",
    ) -> None:
        """Make the widget.

        Args:
            window: first and last plausible day of a Gregorian cell.
            order: how a person settled a column of dates without a certain year.
            year: the Jalali year of texts without one.
            render_as: Jalali text «۱۳۹۸/۰۲/۱۰», or a date for the workbook's own date cell.
        """
        super().__init__(coerce_to_string=render_as == "text")
        self.window, self.order, self.year = window, order, year

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> date | None:
        """Return the day of a cell.

        Raises:
            ValueError: it is none; the text says why, `__cause__` is the JalaliError.
        """
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        try:
            return parse_jalali(value, window=self.window, order=self.order, year=self.year)
        except JalaliError as error:
            raise ValueError(date_error_message(error)) from error

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str | date | None:
        """Return the day as the export asks for it; nothing for no day."""
        if isinstance(value, datetime):
            value = timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
        if not self.coerce_to_string or kwargs.get("force_native_type"):
            return value if isinstance(value, date) else None
        return format_jalali(value) if isinstance(value, date) else ""
