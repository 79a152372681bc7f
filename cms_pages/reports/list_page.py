"""A page of a list of the board, as HTML: three queries, however many notices there are and whatever they say."""

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db.models import Count, Subquery, TextField, Value
from django.db.models.functions import Cast
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import get_language

from cms_pages.blocks import NoticeBody
from cms_pages.display import display_text
from cms_pages.models.announcement import AnnouncementPage
from cms_pages.models.announcement_queryset import AnnouncementQuerySet
from cms_pages.models.attachment import Attachment, AttachmentVersion
from cms_pages.notice_body import opening_words

NOTICES_PER_PAGE = 20
TEASER_WORDS = 40
_NOTICE_BODY = NoticeBody()
_FACTS = (
    "pk", "slug", "title", "kicker", "is_important", "withdrawn_on", "withdrawal_reason", "deadline",
    "display_from", "display_until",
)  # fmt: skip


@dataclass(frozen=True)
class ListPage:
    """One page of a list.

    Attributes:
        numbers: the page among the others, for the links between them.
        entries: its notices as they are shown.
    """

    numbers: "PageOfList[int]"
    entries: list[SafeString]


@dataclass(frozen=True)
class _Listed:
    """All that a notice's entry shows: as it is equal or not, the entry is the same or another one.

    Attributes:
        facts: the values of `_FACTS`.
        body: the stored text of its body.
        files: (key, label, extension, size) of each attachment.
        successors: (slug, title) of what stands in its place today.
        about: state, address of the board, language.
    """

    facts: tuple[Any, ...]
    body: str
    files: tuple[tuple[Any, ...], ...]
    successors: tuple[tuple[str, str], ...]
    about: tuple[str, ...]


def list_page(rows: AnnouncementQuerySet, number: int, *, day: date, state: str, board_url: str) -> ListPage | None:
    """Return a page of the notices, in the order in which they come; None where there is no such page."""
    every = rows.order_by().annotate(one=Value(1)).values("one").annotate(count=Count("*")).values("count")
    first = (number - 1) * NOTICES_PER_PAGE
    columns = (Cast("body", TextField()), Subquery(every), *_FACTS)
    found = list(rows.values_list(*columns)[first : first + NOTICES_PER_PAGE])
    if not found and number > 1:
        return None
    count = found[0][1] if found else 0
    keys = [row[2] for row in found]
    files, successors = _files_of(keys), _successors_of(keys, day)
    about = (state, board_url, get_language() or "")
    listed = [_Listed(row[2:], row[0], files[row[2]], successors[row[2]], about) for row in found]
    numbers = Paginator(range(count), NOTICES_PER_PAGE).page(number)
    return ListPage(numbers, _entries(listed))


def _files_of(keys: list[int]) -> dict[int, tuple[tuple[Any, ...], ...]]:
    files: dict[int, tuple[tuple[Any, ...], ...]] = defaultdict(tuple)
    rows = Attachment.objects.filter(page__in=keys).order_by("sort_order", "pk")
    for page, *file in rows.values_list("page", "key", "label", "version__extension", "version__size"):
        files[page] += (tuple(file),)
    return files


def _successors_of(keys: list[int], day: date) -> dict[int, tuple[tuple[str, str], ...]]:
    successors: dict[int, tuple[tuple[str, str], ...]] = defaultdict(tuple)
    rows = AnnouncementPage.objects.superseding_on(day).filter(supersedes__in=keys).in_publication_order()
    for old, slug, title in rows.values_list("supersedes", "slug", "title"):
        successors[old] += ((slug, title),)
    return successors


def _entries(listed: list[_Listed]) -> list[SafeString]:
    # A cited letter may get another date without its notice being touched: such entries are made each time, and their
    # bodies read together, which fetches all their letters in one query.
    citing = [row for row in listed if '"letter"' in row.body]
    words = dict(zip(citing, _openings([row.body for row in citing]), strict=True))
    return [_entry(row, words[row]) if row in words else _known_entry(row) for row in listed]


@lru_cache(maxsize=256)
def _known_entry(row: _Listed) -> SafeString:
    """Return the entry, made once for the same facts: after a publication a list is made anew, its notices are not."""
    return _entry(row, _openings([row.body])[0])


def _openings(bodies: list[str]) -> list[str]:
    streams = _NOTICE_BODY.bulk_to_python([json.loads(body or "[]") for body in bodies])
    return [opening_words(stream) for stream in streams]


def _entry(row: _Listed, words: str) -> SafeString:
    state, board_url, _language = row.about
    notice: dict[str, Any] = dict(zip(_FACTS, row.facts, strict=True))
    notice["url"] = f"{board_url}{notice['slug']}/"
    notice["successors_today"] = [{"url": f"{board_url}{slug}/", "title": title} for slug, title in row.successors]
    attachments = [
        Attachment(key=key, label=label, version=AttachmentVersion(extension=kind, size=size) if kind else None)
        for key, label, kind, size in row.files
    ]
    teaser = display_text(Truncator(words).words(TEASER_WORDS, truncate=" …"))
    context = {"notice": notice, "state": state, "teaser": teaser, "attachments": attachments}
    return render_to_string("cms_pages/parts/notice_in_list.html", context)
