"""Logging: what went wrong goes to standard error, where gunicorn, the worker and the container look for it."""

from typing import Any

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # Django's own handlers write only where DEBUG is on, or to mail.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "arzyab": {"level": "INFO"},
        "imports": {"level": "INFO"},
    },
}
