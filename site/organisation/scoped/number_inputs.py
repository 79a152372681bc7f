"""Inputs of numbers and codes that take the three digit sets; a browser's own number input refuses Persian digits."""

from collections.abc import Mapping
from typing import Any

from django import forms

from persian.digits import to_ascii_digits, to_persian_digits

_MARKS = str.maketrans({"٬": "", "٫": ".", "−": "-", "\u200e": ""})


class DigitsInput(forms.TextInput):
    """A code or a telephone number: text whose digits are folded."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"dir": "ltr", "inputmode": "numeric", "autocomplete": "off", **(attrs or {})})

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        """Return the text with 0-9."""
        typed = data.get(name)
        return to_ascii_digits(typed).strip() if isinstance(typed, str) else typed


class NumberTextInput(DigitsInput):
    """A number, shown in Persian digits."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "decimal", **(attrs or {})})

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        """Return the number as Python writes it."""
        typed = super().value_from_datadict(data, files, name)
        return typed.translate(_MARKS) if isinstance(typed, str) else typed

    def format_value(self, value: Any) -> str | None:
        """Write the number without idle zeros; leave what is no number as it was typed."""
        if value in (None, ""):
            return None
        text = str(value)
        if "." in text and text.replace(".", "", 1).lstrip("-").isdecimal():
            text = text.rstrip("0").removesuffix(".")
        return to_persian_digits(text.replace(".", "٫"))


def take_persian_digits(form: Any) -> None:
    """Let every plain number field of the form, and of its formsets, take Persian and Arabic digits."""
    for field in form.fields.values():
        if type(field.widget) is forms.NumberInput:
            field.widget = NumberTextInput()
            field.widget.is_required = field.required
    for formset in getattr(form, "formsets", {}).values():
        _take_as_made(formset)


def _take_as_made(formset: Any) -> None:
    add_fields = formset.add_fields

    def add_and_take(form: Any, index: int | None) -> None:
        add_fields(form, index)
        take_persian_digits(form)

    formset.add_fields = add_and_take
