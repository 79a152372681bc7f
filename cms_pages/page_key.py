"""Which requests ask for the same ready page."""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings

Key = tuple[str, ...]

_NOT_PAGES = ("/admin/", "/static/", "/files/", "/search/", "/media/")
_QUERY = re.compile(r"(?:page=\d{1,4})?")
_LONGEST_PATH = 200


def key_of(meta: Mapping[str, Any]) -> Key | None:
    """Return what makes the page; None for what is somebody's own, or no page of the board."""
    path, query = meta["PATH_INFO"], meta.get("QUERY_STRING", "")
    if meta["REQUEST_METHOD"] not in ("GET", "HEAD") or path.startswith(_NOT_PAGES) or len(path) > _LONGEST_PATH:
        return None
    if settings.SESSION_COOKIE_NAME in meta.get("HTTP_COOKIE", "") or not _QUERY.fullmatch(query):
        return None
    return _scheme(meta), meta.get("HTTP_HOST", ""), path, query


def _scheme(meta: Mapping[str, Any]) -> str:
    """Return http or https as Django's request does: by the proxy's word, where the settings believe it."""
    believed: tuple[str, str] | None = settings.SECURE_PROXY_SSL_HEADER
    told = meta.get(believed[0]) if believed else None
    if believed is None or told is None:
        return str(meta["wsgi.url_scheme"])
    return "https" if told.partition(",")[0].strip() == believed[1] else "http"
