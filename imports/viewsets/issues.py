"""The issues of a batch: filtered by rule and sheet, each with an input for its cell where that may be corrected."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min
from django.http import QueryDict
from django.utils.translation import gettext as _

from imports.engine.sheets import letters_by_sheet
from imports.exchanges import registry
from imports.messages import sentence
from imports.messages.sentences import spelt
from imports.messages.titles import title
from imports.models import CellIssue, ImportBatch
from imports.services.correct_cells import SHOWN_LENGTH
from imports.viewsets.cells import CellWords
from persian.letters import match_key

FIELD, FORMER, SUGGESTION = "cell-", "was-", "take"
_MOST_SUGGESTIONS = 5
_ONE_LINE = 60


@dataclass(frozen=True, slots=True)
class CellInput:
    """Where a cell is corrected.

    Attributes:
        name: of its field in the form.
        former: the value that was shown, so that only what somebody changed is a correction.
        text: what it says now: the former value, or what was typed before.
        choices: words to choose from; empty where any text may be written.
        suggestions: words that may be meant.
        is_long: whether it needs more than one line.
        is_cut: whether the file has more of it than is kept.
    """

    name: str
    former: str
    text: str
    choices: tuple[str, ...]
    suggestions: tuple[str, ...]
    is_long: bool
    is_cut: bool


@dataclass(frozen=True, slots=True)
class PreviewIssue:
    """A fault at its place in the file, and what to do; `pk` names it in the form."""

    pk: int
    sheet: str
    row: int | None
    cell: str
    column: str
    value: str
    message: str
    place: str
    edit: CellInput | None = None


@dataclass(frozen=True, slots=True)
class FilterLink:
    """One choice of a filter."""

    label: str
    number: int
    url: str
    is_current: bool


class IssueFilter:
    """What of the issues is shown, by the address; a rule or sheet that the file has no issue of is no filter."""

    def __init__(self, batch: ImportBatch, query: QueryDict) -> None:
        self._issues, self._query = batch.issues.all(), query
        codes = set(self._issues.values_list("code", flat=True).distinct().order_by())
        sheets = set(self._issues.values_list("sheet", flat=True).distinct().order_by())
        self.code = query.get("code") if query.get("code") in codes else None
        self.sheet = query.get("sheet") if query.get("sheet") in sheets else None
        self._has_sheets = len(sheets) > 1

    def issues(self) -> Any:
        """Return the issues that are shown."""
        return self._of(code=self.code, sheet=self.sheet)

    def rules(self) -> list[FilterLink]:
        """Return the rules that the shown sheet breaks, the most frequent first; nothing where there is one only."""
        counts = self._of(sheet=self.sheet).order_by().values_list("code").annotate(number=Count("pk"))
        found = sorted(counts, key=lambda count: (-count[1], count[0]))
        if len(found) < 2 and not self.code:
            return []
        every = FilterLink(_("All"), sum(number for _code, number in found), self._url(code=None), self.code is None)
        return [
            every,
            *(FilterLink(title(code), number, self._url(code=code), code == self.code) for code, number in found),
        ]

    def sheets(self) -> list[FilterLink]:
        """Return the sheets with issues of the shown rule, in the order of the file; nothing where there is one."""
        if not self._has_sheets:
            return []
        counts = self._of(code=self.code).order_by().values_list("sheet")
        found = sorted(counts.annotate(number=Count("pk"), place=Min("sheet_index")), key=lambda count: count[2])
        every = FilterLink(
            _("All sheets"), sum(number for _name, number, _place in found), self._url(sheet=None), self.sheet is None
        )
        return [
            every,
            *(
                FilterLink(name or _("The file as a whole"), number, self._url(sheet=name), name == self.sheet)
                for name, number, _place in found
            ),
        ]

    def _of(self, *, code: str | None = None, sheet: str | None = None) -> Any:
        issues = self._issues if code is None else self._issues.filter(code=code)
        return issues if sheet is None else issues.filter(sheet=sheet)

    def _url(self, **chosen: str | None) -> str:
        query = QueryDict(mutable=True)
        query["show"] = "refused"
        for name, value in {"code": self.code, "sheet": self.sheet, **chosen}.items():
            if value is not None:
                query[name] = value
        return f"?{query.urlencode()}"


def preview_issues(
    batch: ImportBatch,
    issues: Iterable[CellIssue],
    *,
    may_correct: bool = False,
    typed: Mapping[int, str] | None = None,
) -> list[PreviewIssue]:
    """Return a page of issues, each with its sentence.

    Args:
        batch: theirs.
        issues: the page.
        may_correct: give inputs; of several issues of one cell the first has it.
        typed: what was typed before and could not be saved, by the issue.
    """
    words, letters, seen = CellWords(registry.get(batch.kind).columns), letters_by_sheet(batch.sheets), set()
    shown = []
    for issue in issues:
        place, edit = (issue.sheet, issue.cell), None
        is_read = issue.row and letters.get(issue.sheet, {}).get(issue.field, "-") + str(issue.row) == issue.cell
        if may_correct and is_read and place not in seen:
            edit = _input(issue, words, (typed or {}).get(issue.pk, issue.value))
            seen.add(place)
        shown.append(
            PreviewIssue(
                pk=issue.pk,
                sheet=issue.sheet,
                row=issue.row,
                cell=issue.cell,
                column=issue.column,
                value=issue.value,
                message=sentence(issue.code, {"value": issue.value, "heading": issue.column, **issue.params}),
                place=_place(issue),
                edit=edit,
            )
        )
    return shown


def suggested(issue: CellIssue, words: CellWords) -> tuple[str, ...]:
    """Return what a cell may be meant to say, in words that the reader understands."""
    params = issue.params
    found = [str(each) for each in params.get("suggestions") or ()]
    if params.get("expected") is not None:
        found.append(str(params["expected"]))
    choices = words.choices(issue.field)
    if choices:
        by_spelling = {match_key(spelling): word for spelling, word in words.spellings(issue.field).items()}
        found = [by_spelling.get(match_key(each), "") for each in found]
    return tuple(dict.fromkeys(each for each in found if each and each != issue.value))[:_MOST_SUGGESTIONS]


def _input(issue: CellIssue, words: CellWords, text: str) -> CellInput:
    return CellInput(
        name=f"{FIELD}{issue.pk}",
        former=issue.value,
        text=text,
        choices=words.choices(issue.field),
        suggestions=suggested(issue, words),
        is_long=len(text) > _ONE_LINE or "\n" in text or len(issue.value) > _ONE_LINE or "\n" in issue.value,
        is_cut=len(issue.value) >= SHOWN_LENGTH,
    )


def _place(issue: CellIssue) -> str:
    """Return the cell's place in words, for the label of its input."""
    words = {"row": spelt(issue.row), "column": issue.column, "sheet": issue.sheet}
    if not issue.sheet:
        return _("Corrected value of row %(row)s, column “%(column)s”") % words
    return _("Corrected value of sheet “%(sheet)s”, row %(row)s, column “%(column)s”") % words
