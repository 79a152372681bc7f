"""A notice read by somebody who is signed in: the look is recorded, and what they are shown is for nobody else."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers

from cms_pages.addressing import provinces_of
from cms_pages.models import AnnouncementPage
from cms_pages.services.note_reading import note_reading
from persian.clock import today


def reader_of(request: HttpRequest) -> Any:
    """Return who is signed in, or None; the session of readers without its cookie is not even asked."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None


def province_for(request: HttpRequest) -> str:
    """Return the province that merge fields name to this reader: the chosen one in a preview, else their own."""
    if getattr(request, "is_preview", False):
        return str(getattr(request, "province_to_show", ""))
    return provinces_of(reader_of(request), on=today())


def served_to_readers(serve: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Wrap Wagtail's serving of pages (its hook on_serve_page)."""

    def serve_and_note(page: Any, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponse:
        response = serve(page, request, args, kwargs)
        if not isinstance(page, AnnouncementPage):
            return response
        patch_vary_headers(response, ["Cookie"])
        reader = reader_of(request)
        if reader is not None:
            patch_cache_control(response, private=True)
            if request.method == "GET" and response.status_code == 200:
                # The template, which is rendered later, shows them.
                request.notice_receipts = note_reading(notice=page, by=reader)  # type: ignore[attr-defined]
        return response

    return serve_and_note
