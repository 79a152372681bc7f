import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from imports.workbooks.linked import linked_workbook
from imports.workbooks.linked_contents import LinkedWorkbook
from tests.imports.workbooks.conftest import linked_book, school, section

HEADINGS = ["اداره کل", "مدارس مشمول", "مراجعه ننموده", "ثبت نهایی نشده", "ثبت نهایی شده", "درصد مشارکت"]
INJECTIONS = [
    "=1+1",
    "==1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "=cmd|'/c calc'!A1",
    "'=1",
    "|x",
]


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content))


def links(sheet: Any) -> dict[str, str]:
    """Each linked cell of a sheet and the address that it opens."""
    return {cell.coordinate: cell.hyperlink.location for cell in cells(sheet) if cell.hyperlink}


def cells(sheet: Any) -> Iterator[Any]:
    return (cell for row in sheet.iter_rows() for cell in row if cell.value is not None)


def target(book: Any, location: str) -> Any:
    name, cell = location.rsplit("!", 1)
    return book[name.strip("'").replace("''", "'")][cell]


def test_the_index_names_source_and_moment_and_counts_each_directorate(three_directorates: LinkedWorkbook) -> None:
    book = opened(linked_workbook(three_directorates))
    index = book.worksheets[0]
    assert index.sheet_view.rightToLeft
    assert index["A1"].value == three_directorates.title
    assert index["A2"].value == "منبع: سامانه «سرا»، سال تحصیلی ۱۳۹۷-۹۸"
    assert index["A3"].value == "وضعیت تا پایان ۱۳۹۸/۰۲/۱۰"
    assert [cell.value for cell in index[5]] == HEADINGS
    assert [cell.value for cell in index[6]] == ["فارس", 4, 1, 0, 3, 75]
    assert [cell.value for cell in index[7]] == ["گیلان", 4, 0, 0, 4, 100]
    assert [cell.value for cell in index[8]] == ["یزد", 4, 2, 1, 1, 25]
    assert index.freeze_panes == "B6"
    assert index.auto_filter.ref == "A5:F8"


def test_the_total_row_is_the_sum_of_the_rows_above_it(three_directorates: LinkedWorkbook) -> None:
    index = opened(linked_workbook(three_directorates)).worksheets[0]
    for column in "BCDE":
        assert index[f"{column}9"].value == sum(index[f"{column}{row}"].value for row in (6, 7, 8))
    assert index["A9"].value == "جمع کل"


def test_every_number_of_a_directorate_with_a_list_opens_its_sheet_and_the_sheet_leads_back(
    three_directorates: LinkedWorkbook,
) -> None:
    book = opened(linked_workbook(three_directorates))
    index = book.worksheets[0]
    found = links(index)
    assert set(found) == {"B6", "C6", "E6", "F6", "B8", "C8", "D8", "E8", "F8"}
    for coordinate, location in found.items():
        assert target(book, location).parent.title == index[f"A{coordinate[1:]}"].value
    assert target(book, found["C8"]).value == "01234567"  # the first that never came
    assert target(book, found["D8"]).value == "01234569"  # the first that did not finish
    for sheet in book.worksheets[1:]:
        (location,) = links(sheet).values()
        assert target(book, location).parent is index


def test_a_directorate_without_absent_schools_has_neither_sheet_nor_link(three_directorates: LinkedWorkbook) -> None:
    assert opened(linked_workbook(three_directorates)).sheetnames == ["فهرست", "فارس", "یزد"]


def test_the_names_on_a_sheet_are_the_number_on_the_index(three_directorates: LinkedWorkbook) -> None:
    book = opened(linked_workbook(three_directorates))
    index = book.worksheets[0]
    for row in (6, 8):
        sheet = book[index[f"A{row}"].value]
        states = [line[4].value for line in sheet.iter_rows(min_row=4)]
        assert states.count("مراجعه نکرده") == index[f"C{row}"].value
        assert states.count("ثبت نهایی نشده") == index[f"D{row}"].value


def test_codes_are_text_and_numbers_are_numbers(three_directorates: LinkedWorkbook) -> None:
    book = opened(linked_workbook(three_directorates))
    assert book["فارس"]["A4"].value == "00000123"
    assert book["فارس"]["A4"].data_type == "s"
    assert book["فارس"].freeze_panes == "B4"
    assert book["فارس"].auto_filter.ref == "A3:E4"
    assert book["فارس"].sheet_view.rightToLeft
    assert {book.worksheets[0][f"{column}8"].data_type for column in "BCDEF"} == {"n"}


def test_calamine_reads_the_same_numbers(three_directorates: LinkedWorkbook) -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(linked_workbook(three_directorates)))
    assert book.sheet_names == ["فهرست", "فارس", "یزد"]
    assert book.get_sheet_by_name("فهرست").to_python()[7] == ["یزد", 4, 2, 1, 1, 25]
    assert [row[0] for row in book.get_sheet_by_name("یزد").to_python()[3:]] == ["01234567", "01234568", "01234569"]


@pytest.mark.parametrize("payload", INJECTIONS)
def test_no_text_becomes_a_formula(payload: str) -> None:
    book = opened(linked_workbook(linked_book(section(payload, [school(payload, name=payload)], final=1))))
    for sheet in book.worksheets:
        assert not [cell.coordinate for cell in cells(sheet) if cell.data_type == "f"]
    listed = book.worksheets[1]["B4"]
    assert listed.data_type == "s"
    assert listed.value == payload.strip()


def test_control_characters_do_not_spoil_the_file() -> None:
    content = linked_workbook(linked_book(section("یزد", [school("1", name="دبستان\x00\x0b\ud800 نمونه")])))
    assert opened(content)["یزد"]["B4"].value == "دبستان نمونه"


def test_a_list_that_disagrees_with_its_figure_is_not_published() -> None:
    wrong = section("یزد", [school("1")])
    object.__setattr__(wrong, "not_visited", 2)
    with pytest.raises(ValueError, match="1 schools listed, 2 counted"):
        linked_workbook(linked_book(wrong))


def test_the_same_figures_give_the_same_bytes() -> None:
    first, second = (linked_workbook(linked_book(section("یزد", [school("1")]))) for _ in range(2))
    assert first == second


@pytest.mark.office
def test_libreoffice_follows_the_links_and_adds_up(three_directorates: LinkedWorkbook, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    assert office, "LibreOffice (soffice) is needed for this test"
    (tmp_path / "in").mkdir()
    source = tmp_path / "in" / "linked.xlsx"
    source.write_bytes(linked_workbook(three_directorates))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path), str(source)],
        check=True, capture_output=True, timeout=200,
    )  # fmt: skip
    book = openpyxl.load_workbook(tmp_path / "linked.xlsx")
    index = book.worksheets[0]
    assert book.sheetnames == ["فهرست", "فارس", "یزد"]
    assert index.sheet_view.rightToLeft
    assert [cell.value for cell in index[8]] == ["یزد", 4, 2, 1, 1, 25]
    locations = {
        cell.coordinate: (cell.hyperlink.location or cell.hyperlink.ref) for cell in cells(index) if cell.hyperlink
    }
    assert set(locations) == set(links(openpyxl.load_workbook(source).worksheets[0]))
    assert target(book, locations["D8"]).value == "01234569"
    assert book["یزد"]["A4"].value == "01234567"
