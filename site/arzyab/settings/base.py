"""What every installation shares; each value here is the safe one for production."""

from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from arzyab.settings import env
from arzyab.settings.jobs import RQ as RQ
from arzyab.settings.jobs import rq_queues, task_backends
from arzyab.settings.logs import LOGGING as LOGGING

ROOT = Path(__file__).resolve().parents[3]
VAR = env.path("ARZYAB_VAR", ROOT / "var")

# --- who may speak to us -------------------------------------------------------------------------------------------
SECRET_KEY = env.text("SECRET_KEY")
DEBUG = False
ALLOWED_HOSTS = env.listing("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.listing("CSRF_TRUSTED_ORIGINS")
SITE_ADDRESS = env.text("SITE_ADDRESS", "http://localhost:8000")
SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("BEHIND_PROXY", default=False) else None
SECURE_HSTS_SECONDS = env.integer("SECURE_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 10 * 60 * 60
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail's preview frames its own pages.
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["/admin/"],
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    },
}

# --- what the project is made of -------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "arzyab",
    "imports",
    "evaluation_admin",
    "cms_pages",
    "organisation",
    "persian",
    "organisation.accounts.AccountsConfig",  # wagtail.users
    "wagtail.snippets",
    # Wagtail's own pages need these two (tags, an address in its configuration); nothing serves their files.
    "wagtail.images",
    "wagtail.documents",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtail.sites",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.typed_table_block",
    "wagtail_modeladmin",
    "modelcluster",
    "taggit",
    "import_export",
    "django_rq",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
]

# Ready pages in each process's memory; off, every page is made anew.
ARZYAB_BOARD_CACHE = env.flag("BOARD_CACHE", default=True)

MIDDLEWARE = [
    "cms_pages.board_cache.BoardCache",  # outermost: a ready page costs nothing below it
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "arzyab.gate.AdminGate",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "arzyab.urls"
WSGI_APPLICATION = "arzyab.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            # `jformat` without its app: the app's style sheet breaks a manifest collectstatic.
            "libraries": {"jformat": "django_jalali.templatetags.jformat"},
            # Built in: every template writes Persian days and digits; `date` is Jalali by persian.localisation.
            "builtins": ["persian.templatetags.persian"],
        },
    }
]

# --- where things are kept -------------------------------------------------------------------------------------------
DATABASES = {"default": dj_database_url.parse(env.text("DATABASE_URL", f"sqlite:///{VAR / 'arzyab.sqlite3'}"))}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # One writer at a time: wait for it, and take the write lock when a transaction begins rather than in its middle.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MEDIA_ROOT = env.path("MEDIA_ROOT", VAR / "media")
STATIC_URL = "static/"
STATIC_ROOT = env.path("STATIC_ROOT", VAR / "static")
FONTS = ROOT / "node_modules" / "@fontsource-variable" / "vazirmatn" / "files"
# The stylesheet lies beside the font, and is collected only with it: a manifest refuses a file that is not there.
STATICFILES_DIRS = [("vazirmatn", FONTS), ("vazirmatn", ROOT / "site/persian/font")] if FONTS.is_dir() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the mapping of a workbook of many wide sheets is one form

# --- jobs and cache ---------------------------------------------------------------------------------------------------
REDIS_URL = env.text("REDIS_URL", "")
TASKS = task_backends(REDIS_URL)
ARZYAB_IMPORT_MAX_SECONDS = env.integer("IMPORT_MAX_SECONDS", default=600, least=2)
RQ_QUEUES = rq_queues(REDIS_URL, ARZYAB_IMPORT_MAX_SECONDS)
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# --- people and language ----------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "organisation.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "organisation.passwords.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
LANGUAGE_CODE = "fa"
LANGUAGES = [("fa", _("Persian")), ("en", _("English"))]
LOCALE_PATHS = [ROOT / "site" / "arzyab" / "locale"]
TIME_ZONE = "Asia/Tehran"
USE_I18N = USE_TZ = True

WAGTAIL_SITE_NAME = "ارزیاب"
WAGTAILADMIN_BASE_URL = SITE_ADDRESS
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fa", "فارسی"), ("en", "English")]
WAGTAIL_USER_TIME_ZONES = ["Asia/Tehran"]
WAGTAILADMIN_USER_LOGIN_FORM = "organisation.sign_in.SignInForm"
WAGTAIL_ENABLE_UPDATE_CHECK = False  # would call an address outside
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_I18N_ENABLED = False
WAGTAIL_AUTOSAVE_INTERVAL = 0  # each of its saves would send the notice's chosen files again
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms_pages.finishing.publish_approved"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Administrators issue and reset accounts; there may be no mail server.
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False  # else nobody without an address could change their password
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database"}}
SILENCED_SYSTEM_CHECKS = ["wagtailadmin.W003"]

# --- limits (imports.md 2, trust.md O7) ------------------------------------------------------------------------------
ARZYAB_IMPORT_MAX_BYTES = env.integer("IMPORT_MAX_MIB", default=20, least=1) * 1024 * 1024
ARZYAB_IMPORT_ROWS_DAYS = env.integer("IMPORT_ROWS_DAYS", default=30, least=30)
ARZYAB_IMPORT_ORIGINAL_DAYS = env.integer("IMPORT_ORIGINAL_DAYS", default=0)
ARZYAB_ATTACHMENT_MAX_BYTES = env.integer("ATTACHMENT_MAX_MIB", default=50, least=1) * 1024 * 1024
ARZYAB_EVIDENCE_MAX_BYTES = env.integer("EVIDENCE_MAX_MIB", default=20, least=1) * 1024 * 1024
ARZYAB_SCHOOL_CODE_LENGTH = env.integer("SCHOOL_CODE_LENGTH", default=8, least=4)
