"""Strict readers of environment variables: an odd value stops the start with a clear sentence, it is never guessed."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"0", "false", "no", "off"})


def text(name: str, default: str | None = None) -> str:
    """Return the variable, or the default.

    Raises:
        ImproperlyConfigured: the variable is absent (or empty) and there is no default.
    """
    value = os.environ.get(name, "")
    if value:
        return value
    if default is None:
        raise ImproperlyConfigured(f"Set the environment variable {name} (docs/settings.md says what it is).")
    return default


def flag(name: str, *, default: bool) -> bool:
    """Return a yes/no variable.

    Raises:
        ImproperlyConfigured: the word is neither a yes nor a no.
    """
    word = os.environ.get(name, "").strip().lower()
    if not word:
        return default
    if word in TRUE_WORDS | FALSE_WORDS:
        return word in TRUE_WORDS
    raise ImproperlyConfigured(f"{name}={word!r}: write one of {sorted(TRUE_WORDS)} or {sorted(FALSE_WORDS)}.")


def integer(name: str, *, default: int, least: int = 0) -> int:
    """Return a whole number that is `least` or more.

    Raises:
        ImproperlyConfigured: it is not a whole number, or too small.
    """
    word = os.environ.get(name, "").strip()
    if not word:
        return default
    try:
        number = int(word)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}={word!r} is not a whole number.") from error
    if number < least:
        raise ImproperlyConfigured(f"{name}={number}: {least} is the least.")
    return number


def listing(name: str, default: str = "") -> list[str]:
    """Return a comma-separated variable as a list without blanks."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def path(name: str, default: Path) -> Path:
    """Return a folder or file as an absolute path."""
    value = os.environ.get(name, "")
    return Path(value).expanduser().resolve() if value else default
