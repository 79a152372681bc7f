"""What a password has to be."""

import pytest
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import override


def test_the_least_length_is_said_in_persian_digits() -> None:
    assert "۱۲" in password_validators_help_texts()[1]
    with pytest.raises(ValidationError) as refused:
        validate_password("k7-short")
    assert any("۱۲" in message for message in refused.value.messages)


def test_english_keeps_its_digits() -> None:
    with override("en"):
        assert "12" in password_validators_help_texts()[1]


def test_twelve_characters_will_do() -> None:
    validate_password("sar-o-kuh-19")
    with pytest.raises(ValidationError):
        validate_password("12345678901")
