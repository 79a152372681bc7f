"""Ready pages of the board in a process's memory: bytes with their validator, all dropped when anything changes.

A page lives until the next midnight in Tehran: windows open and close there, and the header shows the day. What is
published is seen by every process well within a second, since each looks at the board's generation four times in one.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from datetime import time as time_of_day
from typing import Any

from django.utils import timezone
from django.utils.http import parse_etags

from cms_pages.page_key import Key
from persian.clock import today

MOST_BYTES = 32 * 1024 * 1024
LARGEST_PAGE = 1024 * 1024
LOOK_EVERY = 0.25  # seconds
_OF_304 = ("ETag", "Cache-Control", "Vary")

Answer = tuple[str, list[tuple[str, str]], bytes]


@dataclass(frozen=True, slots=True)
class ReadyPage:
    """A page as it is sent.

    Attributes:
        body: bytes.
        headers: names and values, the validator included.
        etag: the validator, quoted.
        until: POSIX time from which on it may not be sent.
    """

    body: bytes
    headers: tuple[tuple[str, str], ...]
    etag: str
    until: float

    def answer(self, meta: Mapping[str, Any]) -> Answer:
        """Return status, headers and body for a reader who may know the page already."""
        # A proxy may share it for the rest of this second: no page is older behind it, nor outlives its midnight.
        shared = ("X-Accel-Expires", f"@{int(time.time())}")
        known = meta.get("HTTP_IF_NONE_MATCH")
        if known and self._is_among(known):
            return "304 Not Modified", [*(row for row in self.headers if row[0] in _OF_304), shared], b""
        body = b"" if meta["REQUEST_METHOD"] == "HEAD" else self.body
        return "200 OK", [*self.headers, shared], body

    def _is_among(self, known: str) -> bool:
        # Weakly, as RFC 9110 compares here: a proxy that packs the page makes its validator a weak one.
        return any(tag in ("*", self.etag) for tag in (one.removeprefix("W/") for one in parse_etags(known)))


class PageStore:
    """Keeps pages of one generation; safe for the threads of a process."""

    def __init__(self, generation: Callable[[], int], *, look_every: float = LOOK_EVERY) -> None:
        self._ask_generation, self._look_every = generation, look_every
        self._pages: OrderedDict[Key, ReadyPage] = OrderedDict()
        self._bytes = 0
        self._generation, self._looked = -1, float("-inf")
        self._lock = threading.Lock()
        self._making: dict[Key, threading.Lock] = {}

    def get(self, key: Key) -> ReadyPage | None:
        """Return the page that may be sent now, if there is one."""
        self._look()
        page = self._pages.get(key)
        return page if page is not None and time.time() < page.until else None

    def put(self, key: Key, page: ReadyPage, *, generation: int) -> None:
        """Keep a page that was made from the given generation; an outdated or very large one is not kept."""
        if len(page.body) > LARGEST_PAGE:
            return
        with self._lock:
            if generation != self._generation:
                return
            self._drop(key)
            self._pages[key] = page
            self._bytes += len(page.body)
            while self._bytes > MOST_BYTES:
                self._drop(next(iter(self._pages)))

    @property
    def generation(self) -> int:
        """The generation that was looked at last: what a page made from now on is made from, or an older one."""
        return self._generation

    def making(self, key: Key) -> threading.Lock:
        """Return the lock of one page: while a thread makes it, the others wait for the result."""
        with self._lock:
            if len(self._making) > 1000:
                self._making = {name: lock for name, lock in self._making.items() if lock.locked()}
            return self._making.setdefault(key, threading.Lock())

    def _look(self) -> None:
        now = time.monotonic()
        if now - self._looked < self._look_every:
            return
        self._looked = now  # before asking: the other threads go on with what there is
        try:
            number = self._ask_generation()
        except Exception:
            self._looked = float("-inf")  # nobody goes on with what may be stale
            raise
        with self._lock:
            if number != self._generation:
                self._pages.clear()
                self._bytes, self._generation = 0, number

    def _drop(self, key: Key) -> None:
        page = self._pages.pop(key, None)
        if page is not None:
            self._bytes -= len(page.body)


def next_midnight() -> float:
    """Return the POSIX time of the next midnight in the board's time zone."""
    tomorrow = today() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time_of_day())).timestamp()
