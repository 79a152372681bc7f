"""Number fields take the three digit sets, and show Persian ones."""

import pytest
from django import forms

from organisation.scoped.number_inputs import DigitsInput, NumberTextInput, take_persian_digits


class Figures(forms.Form):
    count = forms.IntegerField(required=False)
    share = forms.DecimalField(required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        take_persian_digits(self)


@pytest.mark.parametrize("typed", ["1250", "۱۲۵۰", "١٢٥٠", "۱٬۲۵۰", " ۱۲۵۰ "])
def test_whole_numbers(typed: str) -> None:
    form = Figures({"count": typed})
    assert form.is_valid()
    assert form.cleaned_data["count"] == 1250


@pytest.mark.parametrize(("typed", "share"), [("۳۰٫۵", "30.5"), ("30.5", "30.5"), ("\u200e−۲", "-2")])
def test_fractions_and_signs(typed: str, share: str) -> None:
    form = Figures({"share": typed})
    assert form.is_valid()
    assert str(form.cleaned_data["share"]) == share


def test_what_is_no_number_is_refused_and_kept_as_typed() -> None:
    form = Figures({"count": "زیاد"})
    assert not form.is_valid()
    assert 'value="زیاد"' in str(form["count"])


@pytest.mark.parametrize(("stored", "shown"), [("80.00", "۸۰"), ("0.125000", "۰٫۱۲۵"), (1250, "۱۲۵۰"), (None, None)])
def test_stored_numbers_are_shown_without_idle_zeros(stored, shown) -> None:
    assert NumberTextInput().format_value(stored) == shown


def test_a_code_keeps_its_zeros() -> None:
    assert DigitsInput().value_from_datadict({"code": " ۰۱۲۳ "}, {}, "code") == "0123"
