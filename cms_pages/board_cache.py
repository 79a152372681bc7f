"""Ready pages for anonymous readers: made by a middleware inside Django, sent by the application in front of it."""

from collections.abc import Callable, Iterable
from hashlib import sha256
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

from cms_pages.page_key import Key, key_of
from cms_pages.page_store import PageStore, ReadyPage, next_midnight

_STORE = "cms_pages.page_store"
_NOT_KEPT = ("private", "no-store")


class BoardFront:
    """The WSGI application before Django's: a ready page costs no request, no middleware and no query."""

    def __init__(self, application: WSGIApplication) -> None:
        self.application = application
        self.is_on: bool = settings.ARZYAB_BOARD_CACHE
        self.store = PageStore(_generation_outside_requests)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Send the ready page, or hand the request on."""
        key = key_of(environ) if self.is_on else None
        if key is None:
            return self.application(environ, start_response)
        try:
            page = self.store.get(key)
        except DatabaseError:  # nobody knows what is still public: Django says what is wrong
            page = None
        if page is None:
            environ[_STORE] = self.store
            return self.application(environ, start_response)
        status, headers, body = page.answer(environ)
        start_response(status, headers)
        return [body]


class BoardCache:
    """The outermost middleware: fills the store of BoardFront, or one of its own where there is none in front."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.is_on: bool = settings.ARZYAB_BOARD_CACHE
        self.store = PageStore(_generation)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Send the ready page, or make it."""
        key = key_of(request.META) if self.is_on else None
        if key is None:
            return self.get_response(request)
        store: PageStore = request.META.get(_STORE, self.store)
        page = store.get(key)
        if page is None:
            with store.making(key):
                page = store.get(key)  # another thread may have made it meanwhile
                if page is None:
                    return self._make(request, key, store)
        return _response(request, page)

    def _make(self, request: HttpRequest, key: Key, store: PageStore) -> HttpResponseBase:
        # Both before the page is made: one that is begun before midnight says what held before it.
        generation, until = store.generation, next_midnight()
        response = self.get_response(request)
        if request.method != "GET" or not _is_kept(response):
            return response
        assert isinstance(response, HttpResponse)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, no_cache=True)
        etag = f'"{sha256(response.content).hexdigest()[:32]}"'
        response["ETag"] = etag
        page = ReadyPage(response.content, tuple(response.items()), etag, until)
        store.put(key, page, generation=generation)
        return _response(request, page)


def _is_kept(response: HttpResponseBase) -> bool:
    if response.status_code != 200 or response.streaming or response.cookies:
        return False
    control = response.get("Cache-Control", "")
    return not any(word in control for word in _NOT_KEPT)


def _response(request: HttpRequest, page: ReadyPage) -> HttpResponse:
    status, headers, body = page.answer(request.META)
    return HttpResponse(body, status=int(status[:3]), headers=dict(headers))


def _generation() -> int:
    from cms_pages.models import BoardGeneration  # settings name this module before there are models

    return BoardGeneration.current()


def _generation_outside_requests() -> int:
    # Before Django's handler nothing else sees to connections that the server has closed or that are too old.
    close_old_connections()
    try:
        return _generation()
    finally:
        close_old_connections()
