import pytest

from imports.workbooks.cells import address, cell_text, sheet_names


def test_a_cell_keeps_its_text_and_loses_what_no_sheet_can_hold() -> None:
    assert cell_text("دبستان\x00 شهید\ud800 \x0bنمونه") == "دبستان شهید نمونه"
    assert cell_text("یک\r\nدو\tسه") == "یک دو سه"
    assert cell_text("=1+1") == "=1+1"
    assert len(cell_text("ب" * 40_000)) == 32_767


def test_names_of_sheets_are_legal_short_and_different() -> None:
    long = "شهرستان‌های استان تهران و حومه آن در جنوب"
    names = sheet_names(["یزد", "یزد", long, long, "a/b:c*d?[e]\\f", "'quoted'", "", "History", "history"])
    assert names[0] == "یزد"
    assert names[1] == "یزد 2"
    assert names[4] == "a b c d e f"
    assert names[5] == "quoted"
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 1 <= len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"


def test_names_are_measured_as_excel_counts_them() -> None:
    (name,) = sheet_names(["🏫" * 20])
    assert len(name.encode("utf-16-le")) // 2 <= 31


@pytest.mark.parametrize(
    ("row", "column", "expected"), [(0, 0, "'یزد'!A1"), (4, 2, "'یزد'!C5"), (9, 25, "'یزد'!Z10"), (9, 26, "'یزد'!AA10")]
)
def test_addresses_are_written_as_excel_reads_them(row: int, column: int, expected: str) -> None:
    assert address("یزد", row, column) == expected


def test_apostrophes_inside_an_address_are_doubled() -> None:
    assert address("d'Est") == "'d''Est'!A1"
