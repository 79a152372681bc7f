"""`make run`: SQLite and a worker process on this machine, plain HTTP on localhost, no other service."""

import os
import secrets
from pathlib import Path

_VAR = Path(os.environ.get("ARZYAB_VAR") or Path(__file__).resolve().parents[3] / "var")


def _stored_secret() -> str:
    """Return this installation's own secret, made at its first start and kept in the data folder."""
    _VAR.mkdir(parents=True, exist_ok=True)
    stored = _VAR / "secret_key"
    try:
        with os.fdopen(os.open(stored, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return stored.read_text()


if not os.environ.get("SECRET_KEY"):
    os.environ["SECRET_KEY"] = _stored_secret()

from arzyab.settings.base import *  # noqa: E402, F403  (base reads the secret)

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *ALLOWED_HOSTS]  # noqa: F405
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
ARZYAB_DEMO = True
# Static files straight from the source: nothing to collect, so a second start takes seconds.
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # noqa: F405
WHITENOISE_USE_FINDERS = True
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405  (WhiteNoise warns of a folder that is not there)
