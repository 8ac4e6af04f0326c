"""Django's settings for the pages; what depends on the workspace and the port is set by `application.build`.

Invariant: nothing here lets a page load anything from another place than this server.
"""

from __future__ import annotations

from pathlib import Path

from renown.desk.access import DATABASE

HERE = Path(__file__).parent

DEBUG = False
SECRET_KEY = "replaced by the workspace's own key before the first page is served"
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
RENOWN_DEVICES_ONLY = False
"""Whether this process is the door for devices on the same network (`renown.web.lan`)."""

ROOT_URLCONF = "renown.web.urls"
DATABASES = {"default": DATABASE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_htmx",
    "renown.desk",
    "renown.web",
]

MIDDLEWARE = [
    "renown.web.protection.ProtectionMiddleware",
    "renown.web.protection.ApiDoorMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    # After the one that says how long an answer is, for it makes answers shorter.
    "renown.web.protection.SteeringSignsMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "renown.web.protection.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "renown.web.feedback.FeedbackMiddleware",
    "renown.web.clock.LocalTimeMiddleware",
    "renown.web.protection.ExplainedErrorMiddleware",
    "renown.web.protection.CountedDecisionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {
            "loaders": [
                ("django.template.loaders.cached.Loader", ["django.template.loaders.filesystem.Loader"]),
            ],
            "context_processors": ["django.template.context_processors.request", "renown.web.context.frame"],
            "builtins": ["renown.web.templatetags.charts", "renown.web.templatetags.words"],
        },
    }
]

# Sessions are signed cookies: who is in is all they say; the desk keeps only which generation of them still counts.
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
SESSION_COOKIE_AGE = 30 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_NAME = "renown_session"
# What was done is said on the next page: signed, in the browser of whoever did it, until it is shown.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
CSRF_COOKIE_NAME = "renown_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "renown.web.views.errors.csrf_failure"
LANGUAGE_COOKIE_NAME = "renown_language"

USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [HERE / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
# The files are served from the installed packages as they are: there is no collecting step to forget.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600
WHITENOISE_ALLOW_ALL_ORIGINS = False

FILE_UPLOAD_HANDLERS = ["renown.web.uploads.UploadHandler"]
FILE_UPLOAD_PERMISSIONS = 0o600
# What nobody foresaw is written where Renown was started; a refused or missing page is not worth a line.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "loggers": {"django": {"handlers": ["stderr"], "level": "ERROR"}},
}
