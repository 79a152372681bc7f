"""What preflight found arrives as it was."""

from imports.reading import ErrorCell, Merge, SheetState
from imports.reading.facts import FORMULA_WITHOUT_VALUE, SheetFacts
from imports.reading.handover import decode_facts, encode_facts

SHEETS = [
    SheetFacts("برگه", part="xl/worksheets/sheet1.xml"),
    SheetFacts(
        "پنهان",
        SheetState.VERY_HIDDEN,
        rows=3,
        cells=9,
        last_row=5,
        last_column=2,
        text=12,
        longest=7,
        formulas=4,
        merges=[Merge(1, 0, 1, 2)],
        hidden_rows=[2, 9],
        hidden_columns=[(1, 16_383)],
    ),
]


def test_sheets_arrive_as_they_were() -> None:
    for number in range(1, 1_200):
        SHEETS[0].patch(number, 3, FORMULA_WITHOUT_VALUE)
    SHEETS[0].patch(7, 0, ErrorCell("excel_error", "#REF!"))
    SHEETS[0].patch(7, 1, "01234567")
    SHEETS[0].patch(8, 1, -12.5)
    assert decode_facts(list(encode_facts(SHEETS))) == SHEETS


def test_no_sheets_arrive_as_none() -> None:
    assert decode_facts(encode_facts([])) == []
