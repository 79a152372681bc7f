"""Form fields that read Jalali days and say why a text is none."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import from_current_timezone

from persian.date_errors import date_error_message
from persian.jalali import JalaliError, parse_jalali, parse_jalali_datetime
from persian.widgets import JalaliDateInput, JalaliDateTimeInput


class JalaliDateField(forms.DateField):
    """A day in any spelling that `parse_jalali` reads."""

    widget = JalaliDateInput

    def to_python(self, value: Any) -> date | None:
        """Return the day, or say what is wrong with the text."""
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        try:
            return parse_jalali(value)
        except JalaliError as error:
            raise ValidationError(date_error_message(error), code=error.code) from error


class JalaliDateTimeField(forms.DateTimeField):
    """A moment in the current time zone; a day alone means its midnight."""

    widget = JalaliDateTimeInput

    def to_python(self, value: Any) -> datetime | None:
        """Return the aware moment, or say what is wrong with the text."""
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return from_current_timezone(value)
        if isinstance(value, date):
            return from_current_timezone(datetime.combine(value, time()))
        try:
            return from_current_timezone(parse_jalali_datetime(value))
        except JalaliError as error:
            raise ValidationError(date_error_message(error), code=error.code) from error
