"""One site in a process of its own: `python -m benchmarks.board.site WHO JOB`; the last line of what it prints is JSON.

WHO is ours or vanilla, for `search` also stored; the environment names settings and database.
"""

import json
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from benchmarks.board.editor import churn, edges  # noqa: E402
from benchmarks.board.fill import WORDS, fill_ours, fill_vanilla  # noqa: E402

HITS = 15


def cold() -> dict[str, Any]:
    """Make the first page of the board anew, with nothing kept of it."""
    return _cold(lambda: None)


def cold_anew() -> dict[str, Any]:
    """The same with not even the entries of the notices that have not changed, as in a process that has just begun."""
    from cms_pages.reports.list_page import _known_entry

    return _cold(_known_entry.cache_clear)


def _cold(forget: Callable[[], Any]) -> dict[str, Any]:
    client = Client(SERVER_NAME="localhost")
    client.get("/")  # the first request of a process compiles templates and asks for the site
    forget()
    with CaptureQueriesContext(connection) as made:
        answer = client.get("/")
    if answer.status_code != 200 or answer.content.count(b"<article") != 20:
        raise RuntimeError(f"{answer.status_code}, {answer.content.count(b'<article')} notices")
    routing = {"wagtailcore_site", "wagtailcore_page", "wagtailcore_pageviewrestriction"}
    count, own = len(made), [query for query in made if _table(query["sql"]) not in routing]
    cost = _cost(lambda: client.get("/"), forget)
    # One of those that are left fetches the root page itself, which is Wagtail's routing as well.
    return {"queries": count, "beyond_routing": len(own) - 1, "bytes": len(answer.content), **cost}


def _table(statement: str) -> str:
    """Return the table that a statement begins with."""
    return statement.partition(' FROM "')[2].partition('"')[0] or statement[:40]


def search_ours() -> dict[str, Any]:
    """Find two words that every notice has, as the search page does: how many, and the first twenty."""
    from cms_pages.board_search import BoardSearch
    from cms_pages.models import BoardPage

    board, day = BoardPage.objects.get(), timezone.localdate()

    def look() -> None:
        page = BoardSearch(board, {"q": WORDS}, day).page(1)
        _twenty(page and page.object_list, page.paginator.count if page else 0)

    return _cost(look)


def search_vanilla() -> dict[str, Any]:
    """The same with Wagtail's search."""
    from benchmarks.board.vanilla.models import NoticePage

    def look() -> None:
        found = NoticePage.objects.live().search(WORDS)
        _twenty(found, found.count())

    return _cost(look)


def search_stored() -> dict[str, Any]:
    """The limit: count and rank by a stored vector, one statement each, without fetching a notice."""
    words = " & ".join(f"'{word}':*" for word in WORDS.split())
    asked = "FROM stored WHERE vector @@ %s::tsquery"
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE stored AS SELECT notice_id, setweight(to_tsvector('simple', title_key), 'A') ||"
            " setweight(to_tsvector('simple', text_key), 'B') AS vector FROM cms_pages_noticesearchtext"
        )
        cursor.execute("CREATE INDEX ON stored USING gin (vector)")
        cursor.execute("ANALYZE stored")

    def look() -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) {asked}", [words])
            count = cursor.fetchone()[0]
            ranked = f"SELECT notice_id {asked} ORDER BY ts_rank(vector, %s::tsquery) DESC, notice_id DESC LIMIT 20"
            cursor.execute(ranked, [words, words])
            _twenty(cursor.fetchall(), count)

    return _cost(look)


def _twenty(found: Any, count: int) -> None:
    if count != 2_000 or len(list(found[:20])) != 20:
        raise RuntimeError(f"{count} notices were found")


def search_page() -> dict[str, Any]:
    """The whole page of our search, with its form and its marked words."""
    client = Client(SERVER_NAME="localhost")
    with CaptureQueriesContext(connection) as made:
        client.get("/search/", {"q": WORDS})
    return {"queries": len(made), **_cost(lambda: client.get("/search/", {"q": WORDS}))}


def _cost(work: Callable[[], Any], before: Callable[[], Any] = lambda: None) -> dict[str, float]:
    cpu, wall = [], []
    work()
    for _hit in range(HITS):
        before()
        started, began = time.process_time(), time.perf_counter()
        work()
        cpu.append((time.process_time() - started) * 1000)
        wall.append((time.perf_counter() - began) * 1000)
    return {"cpu_ms": round(median(cpu), 2), "wall_ms": round(median(wall), 2)}


WORK: dict[tuple[str, str], Callable[[], Any]] = {
    ("ours", "fill"): fill_ours,
    ("vanilla", "fill"): fill_vanilla,
    ("ours", "cold"): cold,
    ("ours", "cold_anew"): cold_anew,
    ("vanilla", "cold"): cold,
    ("ours", "search"): search_ours,
    ("vanilla", "search"): search_vanilla,
    ("stored", "search"): search_stored,
    ("ours", "search_page"): search_page,
    ("ours", "churn"): churn,
    ("ours", "edges"): edges,
}


if __name__ == "__main__":
    who, job = sys.argv[1:]
    settings.ALLOWED_HOSTS = ["*"]
    print(json.dumps(WORK[who, job]() or {}))
