"""The rule of a password's length, said in the digits of the reader's language."""

from typing import Any

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from persian.digits import to_persian_digits


class MinimumLengthValidator(password_validation.MinimumLengthValidator):
    """Django's rule and sentences; only their digits change."""

    def validate(self, password: str, user: Any = None) -> None:
        """Refuse a password that is too short."""
        try:
            super().validate(password, user)
        except ValidationError as error:
            raise ValidationError(_digits(error.messages[0]), code=error.code) from error

    def get_help_text(self) -> str:
        """Say the least length."""
        return _digits(super().get_help_text())


def _digits(sentence: str) -> str:
    return to_persian_digits(sentence) if get_language() == "fa" else str(sentence)
