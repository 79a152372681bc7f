"""The tests: fast hashing, a folder of their own, jobs recorded and run when a test says so."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "only-for-the-tests")
os.environ.setdefault("ARZYAB_VAR", str(Path(tempfile.gettempdir()) / f"arzyab-tests-{os.getuid()}"))

from arzyab.settings.base import *  # noqa: F403  (base reads the two variables)

ALLOWED_HOSTS = ["*"]
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
ARZYAB_DEMO = True
# Its pages would outlive the tests that made them; tests of the cache turn it on.
ARZYAB_BOARD_CACHE = False
