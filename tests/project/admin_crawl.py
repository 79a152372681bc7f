"""Walks through the admin as a person would, link by link, and reads what stands on each page."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Comment, Doctype
from bs4.element import Tag
from django.test import Client
from django.urls import Resolver404, resolve, reverse

UNSEEN = {"script", "style", "noscript", "code", "kbd", "svg", "symbol", "head"}
READ_ALOUD = ("aria-label", "title", "placeholder", "alt")
# One look is enough at each of these, and leaving would end the walk.
CLOSED = {"wagtailadmin_logout"}

_LATIN = re.compile(r"[A-Za-z]{2,}")
_PERSIAN = re.compile(r"[\u0600-\u06ff]")


@dataclass
class Crawl:
    """The pages that were seen, by the name of their view, and the texts on them."""

    client: Client
    pages: dict[str, str] = field(default_factory=dict)
    texts: dict[str, set[str]] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def walk(self, *starts: str) -> None:
        """Open the starting addresses and whatever admin pages they lead to, each view once."""
        waiting = deque(starts)
        while waiting:
            address = waiting.popleft()
            name = view_name(address)
            if name is None or name in self.pages or name in CLOSED:
                continue
            answer = self.client.get(address, follow=False)
            self.pages[name] = address
            if answer.status_code in {301, 302}:
                waiting.append(answer["Location"])
                continue
            if answer.status_code not in {200, 403}:
                self.failures.append(f"{address}: {answer.status_code}")
            if not answer.get("Content-Type", "").startswith("text/html"):
                continue
            page = BeautifulSoup(answer.content, "html.parser")
            self.texts[name] = set(visible_texts(page))
            waiting.extend(links(page, address))

    def foreign_texts(self, allowed: re.Pattern[str]) -> list[str]:
        """Return "view: text" for every text in Latin letters only that is not allowed."""
        return [
            f"{name} ({self.pages[name]}): {text}"
            for name, texts in self.texts.items()
            for text in sorted(texts)
            if _LATIN.search(text) and not _PERSIAN.search(text) and not allowed.fullmatch(text)
        ]


def view_name(address: str) -> str | None:
    """Return the name of the admin view behind an address; None for other addresses."""
    path = urlsplit(address).path
    if not path.startswith(reverse("wagtailadmin_home")):
        return None
    try:
        return resolve(path).view_name
    except Resolver404:
        return None


def links(page: BeautifulSoup, address: str) -> Iterator[str]:
    """Yield the addresses that a page leads to, without downloads and without the query."""
    for anchor in page.find_all("a", href=True):
        target = urlsplit(urljoin(address, str(anchor["href"])))
        if not target.netloc and not target.query:
            yield target.path


def visible_texts(page: BeautifulSoup) -> Iterator[str]:
    """Yield the texts that are seen or read aloud: text nodes, and attributes and values of visible controls."""
    for node in page.find_all(string=True):
        if isinstance(node, Comment | Doctype) or any(map(_is_unseen, node.parents)):
            continue
        if text := " ".join(node.split()):
            yield text
    for tag in page.find_all(True):
        if not _is_unseen(tag) and not any(map(_is_unseen, tag.parents)):
            yield from _attribute_texts(tag)


def _is_unseen(tag: Tag) -> bool:
    return tag.name in UNSEEN or tag.has_attr("hidden")


def _attribute_texts(tag: Tag) -> Iterator[str]:
    if tag.get("type") == "hidden":
        return
    for name in READ_ALOUD:
        if text := " ".join(str(tag.get(name) or "").split()):
            yield text
    if tag.name == "input" and tag.get("type") in {"submit", "button", "reset"} and tag.get("value"):
        yield str(tag["value"])
