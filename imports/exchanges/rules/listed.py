"""Published lists of schools that did not take part, read back: whose sheet a row is on, and how many each holds."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from imports.exchanges.context import Context
from imports.exchanges.draft import Draft
from imports.exchanges.lookups.places import Directorates
from imports.exchanges.lookups.schools import Schools
from imports.models import Verdict
from imports.reading import Book, ColumnKind, ColumnSpec, ExchangeShape, Problem, Table, find_tables
from imports.reading.cells import CellProblem, parser_for
from persian.letters import fold

_NEVER = "مراجعه"
_COUNT: dict[str, Any] = {"kind": ColumnKind.INTEGER, "minimum": 0, "dash_is_zero": True}
NOT_VISITED = ColumnSpec(
    "not_visited", "مراجعه ننموده", ("مراجعه نکرده", "عدم مراجعه", "مدارس مراجعه ننموده", "تعداد عدم مراجعه"), **_COUNT
)
IN_PROGRESS = ColumnSpec(
    "in_progress",
    "ثبت نهایی نشده",
    ("عدم ثبت نهایی", "ثبت نهایی ننموده", "ثبت نهایی نکرده", "تعداد عدم ثبت نهایی"),
    **_COUNT,
)
INDEX = ExchangeShape(
    "nonparticipants_index",
    (
        ColumnSpec("directorate", "اداره کل", ("استان", "نام استان", "نام اداره کل"), required=True),
        NOT_VISITED,
        IN_PROGRESS,
    ),
    key=("directorate",),
    any_of=(("not_visited", "in_progress"),),
)


@dataclass(slots=True)
class IndexLine:
    """What the index says of a directorate, by field, and where."""

    sheet: str
    row: int
    name: str
    figures: dict[str, int]
    headings: dict[str, str]


@dataclass
class Lists:
    """The index and the sheets of one file; made once a run."""

    context: Context
    index: dict[int, IndexLine] = field(default_factory=dict)
    counted: dict[int, dict[str, int]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(int)))

    def survey(self, book: Book, tables: Sequence[Table]) -> Iterator[Problem]:
        """Read the index; yield sheets that it promises and that are missing, and those that are there twice."""
        directorates, seen = self.context.once(Directorates), set[int]()
        for table in tables:
            directorate = sheet_directorate(table.sheet, directorates)
            if directorate in seen:
                yield Problem("sheet_duplicate", table.sheet)
            elif directorate is not None:
                seen.add(directorate)
        for table in find_tables(book, INDEX).tables:
            self._read_index(table, directorates)
        for directorate, line in self.index.items():
            if sum(line.figures.values()) and directorate not in seen:
                yield Problem("sheet_missing", line.name, params={"index": line.sheet, "row": line.row})

    def disagreements(self) -> Iterator[dict[str, Any]]:
        """Yield figures of the index that are not what its sheets hold."""
        for directorate, line in self.index.items():
            counted = self.counted.get(directorate, {})
            for name, stated in line.figures.items():
                if directorate in self.counted and counted.get(name, 0) != stated:
                    about = {"sheet": line.sheet, "row": line.row, "heading": line.headings[name]}
                    yield {**about, "stated": stated, "counted": counted.get(name, 0)}

    def _read_index(self, table: Table, directorates: Directorates) -> None:
        readers = {spec.field: parser_for(spec) for spec in (NOT_VISITED, IN_PROGRESS)}
        names = [name for name in readers if name in table.columns.values()]
        headings = {name: table.heading_of(name) for name in names}
        for row in table.rows():
            name = str(row.cells["directorate"] or "")
            directorate = sheet_directorate(name, directorates)
            if directorate is None:
                continue
            figures = {}
            for field_name in names:
                try:
                    value = readers[field_name](row.cells[field_name]).value
                except CellProblem:
                    continue  # a figure that is none is compared with nothing
                figures[field_name] = value if isinstance(value, int) else 0
            self.index[directorate] = IndexLine(table.sheet, row.number, name, figures, headings)


class ListedSchoolOfSheet:
    """Says the province of a listed school, which is its sheet's, and counts it."""

    def __call__(self, draft: Draft, context: Context) -> None:
        """Say it; a code that the register has otherwise or not at all is told, and nothing is ever written."""
        directorates = context.once(Directorates)
        name = draft.typed.get("province") or context.sheet
        directorate = sheet_directorate(name, directorates)
        if directorate is None:
            draft.typed["province"] = name
            draft.refuse("province", "unknown_province", suggestions=directorates.near(name))
            return
        never = _NEVER in fold(draft.typed.get("state") or _NEVER)
        context.once(Lists).counted[directorate]["not_visited" if never else "in_progress"] += 1
        draft.typed["province"] = directorates.by_pk[directorate].province.slug
        if draft.faults:
            return
        school = context.once(Schools).coded(draft.typed["code"])
        if school is None or school.directorate != directorate:
            context.note("register_differs", "code", draft.number)
        draft.object_pk = school.pk if school else None
        draft.owner = directorate
        draft.identities = [draft.typed["code"]]
        draft.verdict = Verdict.SAME


def sheet_directorate(name: str, directorates: Directorates) -> int | None:
    """Return the directorate that a sheet or a line of the index is named after; «تهران» alone names neither of two."""
    found = directorates.named(name)
    return next(iter(found)) if len(found) == 1 else None
