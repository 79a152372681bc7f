"""Ready pages in front of Django: what the WSGI application sends without asking it, and what it hands on."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import LazySettings
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from cms_pages.board_cache import BoardFront
from cms_pages.models import BoardGeneration
from cms_pages.page_store import LOOK_EVERY
from tests.factories.announcement import notice

NOON = datetime(2019, 5, 5, 12, tzinfo=ZoneInfo("Asia/Tehran"))  # 1398/02/15


class Asked:
    """Counts what reaches Django."""

    def __init__(self) -> None:
        self.django, self.count = get_wsgi_application(), 0

    def __call__(self, environ: Any, start_response: Any) -> Any:
        self.count += 1
        return self.django(environ, start_response)


class Site:
    """Sends requests to the front."""

    def __init__(self) -> None:
        self.django = Asked()
        self.front = BoardFront(self.django)
        self.front.store._look_every = 3600  # no look comes due by itself, however slow the machine is

    def later(self) -> None:
        """Let the next look at the generation come due."""
        self.front.store._looked = float("-inf")

    def get(self, path: str = "/", method: str = "GET", **environ: str) -> tuple[int, dict[str, str], str]:
        path, _mark, query = path.partition("?")
        told: list[Any] = []
        asked = RequestFactory(SERVER_NAME="localhost", HTTP_HOST="localhost")._base_environ(
            PATH_INFO=path, QUERY_STRING=query, REQUEST_METHOD=method, **environ
        )
        answer = self.front(asked, lambda status, headers, *_: told.extend((status, headers)))  # type: ignore[arg-type]
        body = b"".join(answer).decode()
        getattr(answer, "close", lambda: None)()
        return int(told[0][:3]), dict(told[1]), body


@pytest.fixture
def site(settings: LazySettings, site_tree: object) -> Iterator[Site]:
    settings.ARZYAB_BOARD_CACHE = True
    with time_machine.travel(NOON, tick=False):
        yield Site()


pytestmark = pytest.mark.django_db(transaction=True)


def test_a_ready_page_is_sent_without_django_and_without_a_query(site: Site) -> None:
    notice("جاری")
    made = site.get()
    with CaptureQueriesContext(connection) as queries:
        assert site.get() == made
    assert (site.django.count, len(queries)) == (1, 0)
    assert "جاری" in made[2]


def test_a_known_page_and_a_head_are_sent_without_the_body(site: Site) -> None:
    status, headers, body = site.get()
    for tag in (headers["ETag"], f"W/{headers['ETag']}", f'"other", {headers["ETag"]}', "*"):
        known = site.get(HTTP_IF_NONE_MATCH=tag)
        assert (known[0], known[1]["ETag"], known[2]) == (304, headers["ETag"], "")
    assert site.get(HTTP_IF_NONE_MATCH='"other"')[0] == 200
    head = site.get(method="HEAD")
    assert (head[0], head[2], head[1]["Content-Length"]) == (200, "", str(len(body.encode())))
    assert site.django.count == 1
    assert status == 200


def test_a_publication_is_seen_at_the_next_look_which_comes_within_half_a_second(site: Site) -> None:
    assert LOOK_EVERY <= 0.5
    site.get()
    notice("تازه")
    assert "تازه" not in site.get()[2]
    site.later()
    assert "تازه" in site.get()[2]


def test_a_window_opens_and_closes_with_the_day(site: Site) -> None:
    notice("کوتاه", "1398/02/10-1398/02/15")
    notice("فردا", "1398/02/16-1398/02/20")
    midnight = NOON + timedelta(hours=12)
    with time_machine.travel(midnight - timedelta(seconds=0.1), tick=False):
        site.get()
        assert ("کوتاه" in site.get()[2], "فردا" in site.get()[2]) == (True, False)
        assert site.get()[1]["X-Accel-Expires"] == f"@{int(midnight.timestamp()) - 1}"
    with time_machine.travel(midnight, tick=False):
        assert ("کوتاه" in site.get()[2], "فردا" in site.get()[2]) == (False, True)


@pytest.mark.parametrize(
    ("path", "about"),
    [
        ("/", {"HTTP_COOKIE": "sessionid=abc"}),
        ("/", {"method": "POST"}),
        ("/?utm=1", {}),
        ("/search/?q=a", {}),
        ("/admin/login/", {}),
        ("/no-such-page/", {}),
    ],
)
def test_what_is_no_page_of_everybody_reaches_django_each_time(site: Site, path: str, about: dict[str, str]) -> None:
    site.get()
    for times in (1, 2):
        site.get(path, **about)
        assert site.django.count == 1 + times


def test_addresses_of_hosts_schemes_and_pages_are_kept_apart(site: Site, settings: LazySettings) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for environ, address in (
        ({}, "http://localhost/"),
        ({"HTTP_HOST": "other"}, "http://other/"),
        ({"HTTP_X_FORWARDED_PROTO": "https"}, "https://localhost/"),
    ):
        assert f'"canonical" href="{address}"' in site.get(**environ)[2]
    assert site.django.count == 3
    assert '"canonical" href="http://' in site.get(HTTP_X_FORWARDED_PROTO="httpsx, https")[2]


def test_without_a_word_of_the_database_nothing_ready_is_sent(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.get()

    def refuse(cls: object) -> int:
        raise OperationalError("gone")

    monkeypatch.setattr(BoardGeneration, "current", classmethod(refuse))
    site.later()
    for times in (1, 2):
        assert site.get()[0] == 500
        assert site.django.count == 1 + times


def test_the_application_of_the_server_is_the_front() -> None:
    from arzyab.wsgi import application

    assert isinstance(application, BoardFront)
