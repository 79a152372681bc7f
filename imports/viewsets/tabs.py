"""The rows of a checked file, tab by tab: what each would do, with paging, filters and the reason of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from imports.engine.pages import PagedRows
from imports.models import USABLE, ImportBatch, RowPage, Verdict
from imports.viewsets.cells import CellWords
from imports.viewsets.issues import IssueFilter, preview_issues
from imports.viewsets.rows import preview_table
from imports.viewsets.skipped import passed_lines, reasons

PER_PAGE = 50
_FIRST_LOOK = (Verdict.REFUSED, Verdict.CHANGED, Verdict.NEW, Verdict.SKIPPED, Verdict.SAME)
_NOTES = {
    Verdict.NEW: gettext_lazy("These rows name records that do not exist yet; they will be created."),
    Verdict.CHANGED: gettext_lazy(
        "These rows differ from their records; the old value is struck out before the new one."
    ),
    Verdict.SAME: gettext_lazy("These rows say what is registered already; nothing will be written."),
    Verdict.SKIPPED: gettext_lazy(
        "These rows repeat another row, or a newer list has their records; they are passed over."
    ),
    Verdict.REFUSED: gettext_lazy("Correct these cells in your own file and send it again."),
}
_EMPTY = {
    Verdict.NEW: gettext_lazy("No row of the file names a record that does not exist yet."),
    Verdict.CHANGED: gettext_lazy("No row of the file differs from its record."),
    Verdict.SAME: gettext_lazy("No row of the file says only what is registered already."),
    Verdict.SKIPPED: gettext_lazy("No row of the file was passed over."),
    Verdict.REFUSED: gettext_lazy("No row of the file was refused."),
}


@dataclass(frozen=True, slots=True)
class Tab:
    """A verdict, how many rows have it, and where they are shown."""

    verdict: str
    label: str
    number: int
    url: str
    is_current: bool


def tabs_of(batch: ImportBatch, query: QueryDict) -> list[Tab]:
    """Return the tabs; without a choice the one that deserves a look first is open."""
    first = next((verdict for verdict in _FIRST_LOOK if batch.count(verdict)), Verdict.NEW)
    asked = query.get("show", "")
    current = asked if asked in Verdict.values else first
    return [
        Tab(verdict, str(verdict.label), batch.count(verdict), f"?show={verdict}", verdict == current)
        for verdict in Verdict
    ]


def rows_context(
    batch: ImportBatch, query: QueryDict, words: CellWords, *, may_correct: bool, typed: Mapping[int, str]
) -> dict[str, Any]:
    """Return the open tab's page of rows, or of issues.

    Args:
        batch: one whose rows are kept.
        query: of the address: tab, filters and page.
        words: of its kind.
        may_correct: offer to correct the faulty cells.
        typed: corrections that could not be saved, by the issue.
    """
    verdict = Verdict(next(tab.verdict for tab in tabs_of(batch, query) if tab.is_current))
    shown = {"tab_empty": _EMPTY[verdict], "tab_note": _NOTES[verdict] if batch.count(verdict) else ""}
    if verdict == Verdict.REFUSED:
        return shown | _issues(batch, query, may_correct=may_correct, typed=typed)
    page = _page(rows_of(batch, verdict), query)
    is_skipped = verdict == Verdict.SKIPPED
    rows = list(page.object_list)
    return shown | {
        "page": page,
        "passed_lines": passed_lines(batch) if is_skipped else [],
        "table": preview_table(batch, rows, words, reasons(batch, rows) if is_skipped else None),
    }


def rows_of(batch: ImportBatch, verdict: str) -> PagedRows:
    """Return the staged rows of a verdict; all that an earlier batch of the same file wrote say nothing new now."""
    pages = RowPage.objects.filter(batch=batch.rows_batch_id)
    if not batch.is_answered or verdict == Verdict.SKIPPED:
        return PagedRows(pages.filter(verdict=verdict))
    return PagedRows(pages.filter(verdict__in=USABLE) if verdict == Verdict.SAME else pages.none())


def _issues(batch: ImportBatch, query: QueryDict, *, may_correct: bool, typed: Mapping[int, str]) -> dict[str, Any]:
    chosen = IssueFilter(batch, query)
    page = _page(chosen.issues(), query)
    issues = preview_issues(batch, page.object_list, may_correct=may_correct, typed=typed)
    return {
        "page": page,
        "issues": issues,
        "issue_rules": chosen.rules(),
        "issue_sheets": chosen.sheets(),
        "has_inputs": any(issue.edit for issue in issues),
        "has_typed": bool(typed),
        **({"tab_note": _CORRECT_HERE} if may_correct and batch.count(Verdict.REFUSED) else {}),
    }


_CORRECT_HERE = gettext_lazy(
    "Correct the cells here and save them, or correct them in your own file and send it again. Your file itself is "
    "never changed."
)


def _page(rows: Any, query: QueryDict) -> Page[Any]:
    return Paginator(rows, PER_PAGE).get_page(query.get("p"))
