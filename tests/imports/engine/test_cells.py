"""Columns read many rows at a time give what their cells give one by one, and say it in the order of the sheet."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from imports.engine.cells import CellReader
from imports.engine.notices import NoticeBook
from imports.reading import ColumnKind, ColumnSpec, ErrorCell, ExchangeShape, Settled, SheetGrid, Table
from imports.reading.cells import CellProblem, parser_for

COLUMNS = (
    ColumnSpec("code", "کد", required=True, kind=ColumnKind.CODE, length=3),
    ColumnSpec("name", "نام", max_length=6),
    ColumnSpec("nid", "کد ملی", kind=ColumnKind.NATIONAL_CODE),
    ColumnSpec("final", "نهایی", kind=ColumnKind.YES_NO),
    ColumnSpec("count", "تعداد", kind=ColumnKind.INTEGER, minimum=0, dash_is_zero=True),
)
SHAPE = ExchangeShape("test", COLUMNS, key=("code",))

texts = st.sampled_from(
    [
        "001",
        "12",
        "000",
        "12A",
        "نام",
        "نامي",
        "نام بلند",
        "-",
        "",
        " ",
        "0499370899",
        "499370899",
        "بله",
        "1",
        "12.5",
        "'12",
    ]
)
cells = st.one_of(
    st.none(),
    texts,
    st.sampled_from([0.0, 1.0, 1.5, True, False, 1, date(2020, 1, 1), ErrorCell("excel_error", "#REF!")]),
)


def table(rows):
    grid = SheetGrid("برگه", rows=[[column.heading for column in COLUMNS], *rows])
    fields = {index: column.field for index, column in enumerate(COLUMNS)}
    headings = {index: column.heading for index, column in enumerate(COLUMNS)}
    return Table("برگه", (1,), fields, headings, (), {}, len(rows), grid)


def one_by_one(rows):
    """What a plain loop over rows and cells makes of them."""
    notices, found = NoticeBook(), []
    for number, row in enumerate(rows, start=2):
        typed, faults = {}, []
        for column, cell in zip(COLUMNS, row, strict=True):
            try:
                value, notice = parser_for(column)(cell)
            except CellProblem as problem:
                faults.append((column.field, problem.code, problem.params))
                continue
            typed[column.field] = value
            if notice:
                notices.add(notice, sheet="برگه", row=number)
            if column.required and value is None:
                faults.append((column.field, "required", {}))
        found.append((number, typed, faults))
    return found, notices.all()


@given(st.lists(st.lists(cells, min_size=len(COLUMNS), max_size=len(COLUMNS)), min_size=1, max_size=12))
def test_columns_give_what_cells_give_one_by_one(rows):
    notices = NoticeBook()
    reader = CellReader(SHAPE, notices, Settled())
    expected, said = one_by_one(rows)
    for _again in range(2):  # what is remembered is no other
        drafts = [draft for chunk in reader.chunks(0, table(rows), 3) for draft in chunk]
        found = [(draft.number, draft.typed, [tuple(fault) for fault in draft.faults]) for draft in drafts]
        assert found == expected
        assert [[type(value) for value in typed.values()] for _, typed, _ in found] == [
            [type(value) for value in typed.values()] for _, typed, _ in expected
        ]
        if not _again:
            assert notices.all() == said


def test_a_faulty_cell_is_quoted_as_the_file_has_it():
    [[draft]] = CellReader(SHAPE, NoticeBook(), Settled()).chunks(0, table([["12A", "نام", None, None, 3.0]]), 3)
    assert draft.shown("code") == "12A"
    assert draft.shown("count") == "3"
