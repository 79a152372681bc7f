"""A reader's search of the board: words, filters, and each found notice with the words in their place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db.models import Count, Window
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from cms_pages.display import display_reference, display_text
from cms_pages.models import AnnouncementPage, AnnouncementQuerySet, BoardPage, NoticeState, NoticeTopic
from cms_pages.notice_body import plain_lines, without_greeting
from cms_pages.reports.list_page import NOTICES_PER_PAGE
from cms_pages.rules.search_query import SearchQuery
from cms_pages.rules.snippets import Piece, marked, snippet
from cms_pages.search_index import matching
from organisation.models import OrgUnit
from persian.digits import to_persian_digits
from persian.jalali import jalali_parts, jalali_year_range
from persian.reference import find_references

LONGEST_QUERY = 200


@dataclass(frozen=True, slots=True)
class Found:
    """A notice that answers the search; the words that were found are marked."""

    notice: AnnouncementPage
    state: NoticeState
    title: SafeString
    snippet: SafeString


class BoardSearchForm(forms.Form):
    """Words and filters; whatever is odd in an address is said at its field, and the rest still counts."""

    q = forms.CharField(label=_("Words or number of a letter"), required=False, max_length=LONGEST_QUERY, strip=True)
    state = forms.ChoiceField(label=_("Where it stands"), required=False)
    year = forms.ChoiceField(label=_("Year of display"), required=False)
    topic = forms.ModelChoiceField(NoticeTopic.objects.none(), label=_("Topic"), required=False)
    unit = forms.ModelChoiceField(OrgUnit.objects.none(), label=_("Issued by"), required=False)

    def __init__(self, data: Any, *, notices: AnnouncementQuerySet) -> None:
        super().__init__(data, label_suffix="")
        self.fields["q"].widget.attrs |= {"type": "search", "autocomplete": "off", "dir": "auto"}
        states = (NoticeState.CURRENT, NoticeState.ARCHIVED)
        self._choices("state", [("", _("On the board and in the archive")), *((s.value, s.label) for s in states)])
        years = sorted({jalali_parts(day)[0] for day in notices.dates("display_from", "month")}, reverse=True)
        self._choices("year", [("", _("All years")), *((str(year), to_persian_digits(year)) for year in years)])
        self._rows("topic", NoticeTopic.objects.filter(notices__in=notices).distinct(), _("All topics"))
        self._rows("unit", OrgUnit.objects.filter(pk__in=notices.values("unit")), _("All units"))

    def filters(self) -> list[Any]:
        """Return the bound fields that narrow by something, those with a single choice left out."""
        return [self[name] for name in ("state", "year", "topic", "unit") if self._narrows(name)]

    def _narrows(self, name: str) -> bool:
        field: Any = self.fields[name]
        return name in self.errors or len(list(field.choices)) > (2 if name in ("topic", "unit", "year") else 1)

    def _choices(self, name: str, choices: list[Any]) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    def _rows(self, name: str, rows: Any, nothing: Any) -> None:
        field: Any = self.fields[name]
        field.queryset = rows
        # Read once: the field by itself would ask for the rows, and how many they are, each time that it is looked at.
        field.choices = [("", nothing), *((row.pk, str(row)) for row in rows)]


class BoardSearch:
    """One search of a board on a day.

    Attributes:
        form: what was asked, with errors where it makes no sense.
        query: the words.
    """

    def __init__(self, board: BoardPage, data: Mapping[str, str], day: date) -> None:
        self.day = day
        self._notices = board.notices.public_on(day)
        self.form = BoardSearchForm(data if data else None, notices=self._notices)
        self.form.is_valid()
        self._asked: dict[str, Any] = getattr(self.form, "cleaned_data", {})
        self.query = SearchQuery.of(self._asked.get("q", ""))

    @cached_property
    def is_asked(self) -> bool:
        """Return whether there is anything to look for; a list of everything answers nobody."""
        return bool(self.query) or any(self._asked.get(name) for name in ("state", "year", "topic", "unit"))

    @property
    def address(self) -> str:
        """Return what the address says besides the number of the page."""
        given = {name: self.form.data.get(name, "") for name in self.form.fields} if self.form.is_bound else {}
        return urlencode({name: value for name, value in given.items() if value})

    def rows(self) -> AnnouncementQuerySet:
        """Return the notices that answer."""
        if not self.is_asked:
            return self._notices.none()
        rows = self._notices
        if state := self._asked.get("state"):
            rows = rows.displayed_on(self.day) if state == NoticeState.CURRENT else rows.archived_on(self.day)
        if year := self._asked.get("year"):
            rows = rows.filter(display_from__range=jalali_year_range(int(year)))
        if topic := self._asked.get("topic"):
            rows = rows.filter(topics=topic)
        if unit := self._asked.get("unit"):
            rows = rows.filter(unit=unit)
        return matching(rows, self.query) if self.query else rows.in_publication_order()

    def page(self, number: int) -> "PageOfList[AnnouncementPage] | None":
        """Return a page of the notices that answer; None where there is no such page."""
        first = (number - 1) * NOTICES_PER_PAGE
        # Found and counted in one pass over keys alone; only those that are shown are fetched.
        rows = self.rows().annotate(count=Window(Count("*"))).values_list("pk", "count")
        found = list(rows[first : first + NOTICES_PER_PAGE]) if number else []
        if not found and number != 1:
            return None
        shown = AnnouncementPage.objects.prefetch_related("attachments").with_successors_on(self.day)
        notices = shown.in_bulk([key for key, _count in found])
        paginator: Any = Paginator(range(found[0][1] if found else 0), NOTICES_PER_PAGE)
        return PageOfList([notices[key] for key, _count in found], number, paginator)

    def results(self, notices: Iterable[AnnouncementPage]) -> list[Found]:
        """Return a page of notices as the list shows them."""
        return [self._found(notice) for notice in notices]

    def _found(self, notice: AnnouncementPage) -> Found:
        text = " ".join(" ".join(_searched_lines(notice)).split())
        title, body = _Spans(notice.title, self.query), _Spans(text, self.query)
        return Found(
            notice,
            notice.state_on(self.day),
            title.html(marked(notice.title, title.spans)),
            body.html(snippet(text, body.spans)),
        )


def _searched_lines(notice: AnnouncementPage) -> list[str]:
    """Return what the list shows of a notice: its text first, then whom it addresses and its files."""
    labels = [row.label for row in notice.attachments.all()]
    return [*without_greeting(plain_lines(notice.body)), notice.salutation, *labels]


class _Spans:
    """Where a query's words stand in a text; a letter's number and day are found as a whole, or bidi would mix them."""

    def __init__(self, text: str, query: SearchQuery) -> None:
        references = find_references(text)
        self._whole = {reference.raw: reference for reference in references}
        spans = set()
        for first, last in query.spans(text):
            around = next((each.span for each in references if each.span[0] <= first and last <= each.span[1]), None)
            spans.add(around or (first, last))
        self.spans = sorted(spans)

    def html(self, pieces: Iterable[Piece]) -> SafeString:
        """Return the pieces as the board shows texts, the found ones marked."""
        return format_html_join("", "{}", ((self._piece(piece),) for piece in pieces))

    def _piece(self, piece: Piece) -> SafeString:
        reference = self._whole.get(piece.text)
        shown = display_reference(reference) if reference else display_text(piece.text)
        return format_html("<mark>{}</mark>", shown) if piece.is_found else shown
