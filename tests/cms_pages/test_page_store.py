"""Ready pages: sent without a query, validated, and never older than what is published."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import LazySettings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from cms_pages.board_cache import BoardCache
from cms_pages.models import AnnouncementPage, BoardGeneration, LunarMonth
from cms_pages.page_store import PageStore, ReadyPage
from organisation.models import User
from persian.clock import today
from persian.hijri import lunar_month_start
from tests.factories.announcement import PDF, notice

TEHRAN = ZoneInfo("Asia/Tehran")
NOON = datetime(2019, 5, 5, 12, tzinfo=TEHRAN)  # 1398/02/15


@pytest.fixture(autouse=True)
def _cached(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Turn the cache on, with a look at the generation before each page."""
    settings.ARZYAB_BOARD_CACHE = True
    plain = PageStore.__init__
    monkeypatch.setattr(PageStore, "__init__", lambda self, generation: plain(self, generation, look_every=0.0))
    with time_machine.travel(NOON, tick=False):
        yield


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as made:
        assert client.get(path).status_code == 200
    return len(made)


@pytest.mark.django_db(transaction=True)
class TestFreshness:
    """On real commits, since only these count the generation up."""

    @pytest.fixture(autouse=True)
    def _board(self, site_tree: object) -> None:
        self.client = Client()
        self.page: AnnouncementPage = notice("جاری", attachments=[("فایل", "a.pdf", PDF)])

    @pytest.mark.parametrize("path", ["/", "/archive/", "/1/", "/feed.rss", "/feed.json", "/sitemap.xml"])
    def test_a_ready_page_costs_the_look_at_the_generation_only(self, path: str) -> None:
        first = self.client.get(path).content
        assert queries(self.client, path) == 1
        assert self.client.get(path).content == first

    def test_what_is_published_and_taken_off_shows_at_once(self) -> None:
        assert "تازه" not in self.client.get("/").content.decode()
        other = notice("تازه")
        assert "تازه" in self.client.get("/").content.decode()
        other.unpublish()
        assert "تازه" not in self.client.get("/").content.decode()
        self.page.title = "عنوان دیگر"
        self.page.save_revision().publish()
        assert "عنوان دیگر" in self.client.get("/").content.decode()

    def test_a_correction_of_the_lunar_month_shows_at_once(self) -> None:
        before = self.client.get("/").content
        LunarMonth.objects.create(year=1440, month=8, starts_on=lunar_month_start(1440, 8) + timedelta(days=1))
        assert self.client.get("/").content != before

    def test_a_rolled_back_change_changes_nothing(self) -> None:
        number = BoardGeneration.current()
        with transaction.atomic():
            notice("نماندنی")
            transaction.set_rollback(True)
        assert BoardGeneration.current() == number


@pytest.mark.usefixtures("site_tree")
def test_the_window_closes_at_midnight_without_anybody_writing(client: Client) -> None:
    notice("کوتاه", "1398/02/10-1398/02/15")
    with time_machine.travel(datetime(2019, 5, 5, 23, 59, 59, tzinfo=TEHRAN), tick=False):
        assert "کوتاه" in client.get("/").content.decode()
    with time_machine.travel(datetime(2019, 5, 6, 0, 0, 0, tzinfo=TEHRAN), tick=False):
        assert "کوتاه" not in client.get("/").content.decode()


@pytest.mark.django_db
def test_a_page_that_midnight_overtakes_is_made_anew(rf: RequestFactory) -> None:
    with time_machine.travel(datetime(2019, 5, 5, 23, 59, 59, tzinfo=TEHRAN), tick=False) as clock:

        def slow(request: HttpRequest) -> HttpResponse:
            day = today().isoformat()
            clock.move_to(datetime(2019, 5, 6, 0, 0, 1, tzinfo=TEHRAN))
            return HttpResponse(day)

        cache = BoardCache(slow)
        assert [cache(rf.get("/")).content for _ in range(2)] == [b"2019-05-05", b"2019-05-06"]


@pytest.mark.usefixtures("site_tree")
def test_a_known_page_is_not_sent_again(client: Client) -> None:
    notice()
    answer = client.get("/")
    assert answer["Cache-Control"] == "no-cache"
    for tags in (answer["ETag"], f'"other", W/{answer["ETag"]}, {answer["ETag"]}', "*"):
        again = client.get("/", headers={"if-none-match": tags})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", answer["ETag"])
    assert client.get("/", headers={"if-none-match": '"other"'}).status_code == 200
    head = client.head("/")
    assert (head.status_code, head["ETag"]) == (200, answer["ETag"])


@pytest.mark.usefixtures("site_tree")
def test_a_file_is_validated_by_its_bytes(client: Client) -> None:
    page = notice(attachments=[("فایل", "a.pdf", PDF)])
    address = page.attachments.get().get_absolute_url()
    answer = client.get(address)
    assert b"".join(answer.streaming_content) == PDF  # type: ignore[attr-defined]
    again = client.get(address, headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.usefixtures("site_tree")
def test_nobody_signed_in_gets_or_leaves_a_ready_page(
    client: Client, hq_editor: User, sign_in: Callable[[User], Client]
) -> None:
    upcoming = notice("آینده", "1398/02/20-1398/02/25")
    editor = sign_in(hq_editor)
    assert editor.get(upcoming.url).status_code == 200
    assert client.get(upcoming.url).status_code == 404
    assert "ETag" not in editor.get("/").headers


@pytest.mark.parametrize("path", ["/?page=2&x=1", "/?utm=1", "/search/?q=a", "/admin/login/", "/no-such-page/"])
@pytest.mark.usefixtures("site_tree")
def test_what_is_no_page_of_the_board_is_not_kept(client: Client, path: str) -> None:
    assert "ETag" not in client.get(path).headers


def _ready(size: int, until: float = 2e9) -> ReadyPage:
    return ReadyPage(b"x" * size, (), '"x"', until)


def test_the_store_keeps_within_its_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cms_pages.page_store.MOST_BYTES", 1000)
    store = PageStore(lambda: 1)
    assert store.get(("a",)) is None
    for name in "abc":
        store.put((name,), _ready(400), generation=1)
    assert [store.get((name,)) is not None for name in "abc"] == [False, True, True]


def test_a_page_made_from_an_older_generation_is_not_kept() -> None:
    numbers = iter([1, 2, 2, 2])
    store = PageStore(lambda: next(numbers))
    store.get(("a",))
    made_from = store.generation
    store.get(("a",))
    store.put(("a",), _ready(1), generation=made_from)
    assert store.get(("a",)) is None


def test_the_cache_is_the_outermost_middleware(settings: LazySettings) -> None:
    assert settings.MIDDLEWARE[0] == "cms_pages.board_cache.BoardCache"
