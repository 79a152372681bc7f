"""Walks through the admin as a person would, link by link, and reads what stands on each page."""

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Comment, Doctype, NavigableString
from bs4.element import Tag
from django.test import Client
from django.urls import Resolver404, resolve, reverse

UNSEEN = {"script", "style", "noscript", "code", "kbd", "svg", "symbol", "head"}
READ_ALOUD = ("aria-label", "title", "placeholder", "alt")
# What Wagtail's scripts write on the page: the menu, the blocks of a notice.
PACKED = ("data-w-block-data-value",)
PACKED_SCRIPTS = {"wagtail-sidebar-props"}
PACKED_WORDS = {"label", "description", "helpText", "strings"}
# Leaving would end the walk, and these two of Wagtail's are in no menu (arzyab.wagtail_hooks.UNUSED).
CLOSED = ("wagtailadmin_logout", "wagtailsites:", "wagtailusers_groups:")
# Parts of a page that are fetched again by themselves, and actions on rows that were ticked.
PARTS = ("_results", "wagtail_bulk_action")

_LATIN = re.compile(r"[A-Za-z]{2,}")


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
            if name is None or name in self.pages or name.startswith(CLOSED) or name.endswith(PARTS):
                continue
            waiting.extend(self.read(address, name))

    def read(self, address: str, name: str) -> list[str]:
        """Read one page, whatever its kind, and return where it leads."""
        answer = self.client.get(address)
        self.pages[name] = address
        if answer.status_code in {301, 302}:
            return [answer["Location"]]
        if answer.status_code not in {200, 403}:
            self.failures.append(f"{address}: {answer.status_code}")
        page = _page(answer)
        answer.close()  # a download keeps its file open
        if page is None:
            return []
        self.texts[name] = set(visible_texts(page))
        return list(links(page, address))

    def foreign_texts(self, allowed: re.Pattern[str]) -> list[str]:
        """Return "view (address): text" for every text that has Latin words besides the allowed ones."""
        return [
            f"{name} ({self.pages[name]}): {text}"
            for name, texts in self.texts.items()
            for text in sorted(texts)
            if _LATIN.search(allowed.sub("", text))
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


def _page(answer: Any) -> BeautifulSoup | None:
    """Return the page, also one that a chooser fetches into its window; None for a download."""
    kind = answer.get("Content-Type", "").partition(";")[0]
    if kind == "text/html":
        return BeautifulSoup(answer.content, "html.parser")
    if kind == "application/json":
        content = answer.json()
        if isinstance(content, dict) and "html" in content:
            return BeautifulSoup(content["html"], "html.parser")
    return None


def links(page: BeautifulSoup, address: str) -> Iterator[str]:
    """Yield the addresses that a page leads to, without downloads and without the query."""
    found = [str(anchor["href"]) for anchor in page.find_all("a", href=True)]
    for script in _packed_scripts(page):
        found += _packed(script, {"url"})
    for href in found:
        target = urlsplit(urljoin(address, href))
        if not target.netloc and not target.query:
            yield target.path


def visible_texts(page: BeautifulSoup) -> Iterator[str]:
    """Yield the texts that are seen or read aloud: text nodes, attributes and values of visible controls, menus."""
    yield from _texts(page)
    for script in _packed_scripts(page):
        yield from _packed(script, PACKED_WORDS)


def _texts(tag: Tag) -> Iterator[str]:
    for child in tag.children:
        if isinstance(child, Tag):
            if child.name not in UNSEEN and not child.has_attr("hidden"):
                yield from _attribute_texts(child)
                yield from _texts(child)
        elif isinstance(child, NavigableString) and not isinstance(child, Comment | Doctype) and child.strip():
            yield " ".join(child.split())


def _attribute_texts(tag: Tag) -> Iterator[str]:
    if tag.get("type") == "hidden":
        return
    for name in READ_ALOUD:
        if text := " ".join(str(tag.get(name) or "").split()):
            yield text
    if tag.name == "input" and tag.get("type") in {"submit", "button", "reset"} and tag.get("value"):
        yield str(tag["value"])
    for name in PACKED:
        if tag.get(name):
            yield from _packed(json.loads(str(tag[name])), PACKED_WORDS)


def _packed_scripts(page: BeautifulSoup) -> Iterator[Any]:
    for script in page.find_all("script", id=lambda name: name in PACKED_SCRIPTS):
        yield json.loads(script.string or "null")


def _packed(value: Any, names: set[str], *, named: bool = False) -> Iterator[str]:
    """Yield the texts that stand under one of the names, at any depth."""
    if isinstance(value, str):
        if named and value:
            yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _packed(part, names, named=key in names or (named and isinstance(part, str)))
    elif isinstance(value, list):
        for part in value:
            yield from _packed(part, names)
