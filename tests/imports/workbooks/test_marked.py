import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import PatternFill
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from imports.reading import Limits, Settled, SheetState, read_book
from imports.workbooks.marked import marked_workbook
from imports.workbooks.marks import AUTHOR, CorrectedValue, ErrorLine, Marks
from tests.builders.workbooks import csv_file, old_workbook, open_document, sheet, zipped

HEADINGS = ("برگه", "خانه", "ستون", "مقدار", "ایراد", "پیشنهاد")


def line(cell: str, message: str = "ایراد نمونه", name: str = "مدارس") -> ErrorLine:
    return ErrorLine(name, cell, int(cell.lstrip("ABCDEFGH")), "نام", "=1+1", message, "پیشنهاد نمونه")


def marks(*lines: ErrorLine, batch: str = "17") -> Marks:
    return Marks(batch, "خطاهای فایل", HEADINGS, lines, "یادداشت")


@pytest.fixture
def sender(tmp_path: Path) -> Path:
    """A file as offices make them: title, merges, widths, colours, a formula, a comment, a text that looks like one."""
    path = tmp_path / "sender.xlsx"
    with Workbook(path) as book:
        page = book.add_worksheet("مدارس")
        page.right_to_left()
        page.merge_range("A1:D1", "فهرست مدارس", book.add_format({"bold": True, "bg_color": "#FFFF00"}))
        page.set_column("B:C", 33)
        page.set_row(0, 40)
        page.write_row("A2", ["کد", "نام", "تعداد", "دو برابر"])
        day = book.add_format({"num_format": "yyyy/mm/dd"})
        for row in range(2, 5):
            page.write_string(row, 0, f"0000000{row}")
            page.write_string(row, 1, "=1+1")
            page.write_number(row, 2, row)
            page.write_formula(row, 3, f"=C{row + 1}*2", None, row * 2)
            page.write_number(row, 4, 43_000 + row, day)
        page.merge_range("F3:F5", "یزد")
        page.write_comment("A3", "یادداشت خودم")
        page.autofilter("A2:D5")
        page.freeze_panes(2, 0)
        book.add_worksheet("راهنما").hide()
    return path


def made(path: Path, *lines: ErrorLine, batch: str = "17") -> bytes:
    return marked_workbook(path, read_book(path), marks(*lines, batch=batch), limits=Limits())


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_faulty_cells_are_filled_and_say_what_is_wrong(sender: Path) -> None:
    page = opened(made(sender, line("B3"), line("B3", "ایراد دوم"), line("C4")))["مدارس"]
    assert page["B3"].fill.fgColor.rgb == page["C4"].fill.fgColor.rgb == "FFFFC7CE"
    assert page["B3"].comment.text == "ایراد نمونه\nپیشنهاد نمونه\nایراد دوم\nپیشنهاد نمونه"
    assert page["C4"].comment.author == AUTHOR
    assert page["C3"].comment is None


def test_all_else_stays_as_the_sender_made_it(sender: Path) -> None:
    before, after = opened(sender.read_bytes())["مدارس"], opened(made(sender, line("B3")))["مدارس"]
    assert {str(area) for area in after.merged_cells.ranges} == {"A1:D1", "F3:F5"}
    assert after.sheet_view.rightToLeft
    assert after.freeze_panes == "A3"
    assert after.auto_filter.ref == "A2:D5"
    assert after.row_dimensions[1].height == before.row_dimensions[1].height > 30
    assert after.column_dimensions["B"].width == before.column_dimensions["B"].width > 30
    for row in before.iter_rows():
        for cell in row:
            same = after[cell.coordinate]
            assert (same.value, same.data_type, same.number_format) == (cell.value, cell.data_type, cell.number_format)
            if cell.coordinate != "B3":
                assert repr(same.fill) == repr(cell.fill)
                assert repr(same.font) == repr(cell.font)
    assert after["D3"].value == "=C3*2"
    assert after["B3"].data_type == "s"


def test_formulas_keep_what_they_last_gave(sender: Path) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(made(sender, line("B3"))))
    assert [row[3] for row in book.get_sheet_by_name("مدارس").to_python()[2:5]] == [4.0, 6.0, 8.0]


def test_the_list_of_errors_is_the_last_sheet_and_leads_to_each_cell(sender: Path) -> None:
    book = opened(made(sender, line("B3"), line("C4")))
    assert book.sheetnames == ["مدارس", "راهنما", "خطاها"]
    assert book["راهنما"].sheet_state == SheetState.HIDDEN
    page = book["خطاها"]
    assert page.sheet_view.rightToLeft
    rows = list(page.iter_rows(min_row=4, values_only=True))
    assert rows[:2] == [HEADINGS, ("مدارس", "B3", "نام", "=1+1", "ایراد نمونه", "پیشنهاد نمونه")]
    assert page["D5"].data_type == "s"
    assert page["B6"].hyperlink.location == "'مدارس'!C4"


def test_a_cell_of_a_merged_area_is_marked_where_it_shows(sender: Path) -> None:
    page = opened(made(sender, line("F5")))["مدارس"]
    assert page["F3"].comment.text.startswith("ایراد نمونه")


def corrected(path: Path, *cells: CorrectedValue) -> Any:
    only = Marks("17", "خطاهای فایل", HEADINGS, (), "یادداشت", cells)
    return opened(marked_workbook(path, read_book(path), only, limits=Limits()))


def test_corrected_cells_say_what_they_say_now_as_text(sender: Path, tmp_path: Path) -> None:
    cells = (CorrectedValue("مدارس", "C3", "=1+1", "اصلاح شد"), CorrectedValue("مدارس", "D3", "", "خالی شد"))
    page = corrected(sender, *cells)["مدارس"]
    assert (page["C3"].value, page["C3"].data_type, page["C3"].comment.text) == ("=1+1", "s", "اصلاح شد")
    assert page["C3"].fill.fgColor.rgb == "FFC6E0F5"
    assert page["D3"].value is None
    assert page["D4"].value == "=C4*2"
    again = tmp_path / "again.xlsx"
    page.parent.save(again)
    page = opened(made(again))["مدارس"]
    assert (page["C3"].value, page["C3"].comment) == ("=1+1", None)
    assert repr(page["C3"].fill) == repr(PatternFill())


def test_a_corrected_cell_of_a_merged_area_gets_a_value_of_its_own(sender: Path) -> None:
    page = corrected(sender, CorrectedValue("مدارس", "F4", "گیلان", "اصلاح شد"))["مدارس"]
    assert [page[f"F{row}"].value for row in (3, 4, 5)] == ["یزد", "گیلان", "یزد"]
    assert {str(area) for area in page.merged_cells.ranges} == {"A1:D1"}


def test_other_formats_come_back_with_their_corrections(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(csv_file(sheet(["کد", "تعداد"], [["00000001", "ده"]], name="")))
    cells = (CorrectedValue("", "B2", "10", "اصلاح شد"),)
    book = Settled(corrections={"": {2: {1: "10"}}}).book(read_book(path))
    page = opened(marked_workbook(path, book, Marks("17", "", HEADINGS, (), "", cells), limits=Limits())).worksheets[0]
    assert (page["B2"].value, page["B2"].comment.text) == ("10", "اصلاح شد")
    assert page["B2"].fill.fgColor.rgb == "FFC6E0F5"


def test_a_senders_comment_stays_below_ours_and_comes_back_alone(sender: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.xlsx"
    again.write_bytes(made(sender, line("A3"), line("B3")))
    assert opened(again.read_bytes())["مدارس"]["A3"].comment.text.endswith("———\nیادداشت خودم")
    book = opened(made(again, line("C4"), batch="18"))
    page = book["مدارس"]
    assert page["A3"].comment.text == "یادداشت خودم"
    assert page["B3"].comment is None
    assert repr(page["B3"].fill) == repr(PatternFill())
    assert page["C4"].comment is not None
    assert book.sheetnames == ["مدارس", "راهنما", "خطاها"]
    assert book.custom_doc_props["ArzyabBatch"].value == "18"


def test_a_senders_own_sheet_of_that_name_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "own.xlsx"
    with Workbook(path) as book:
        book.add_worksheet("مدارس").write_string("A1", "متن")
        book.add_worksheet("خطاها").write_string("A1", "خطاهای خودم")
    after = opened(made(path, line("A1")))
    assert after.sheetnames == ["مدارس", "خطاها", "خطاها 2"]
    assert after["خطاها"]["A1"].value == "خطاهای خودم"


def test_other_formats_come_back_as_the_same_grid(tmp_path: Path) -> None:
    headings = ["کد", "نام", "تعداد"]
    plain = sheet(headings, [["00000001", "'=1+1", 12]], name="مدارس")
    files = {
        "a.xls": old_workbook(sheet(headings, [["00000001", "نام", 12]], name="مدارس")),
        "a.ods": open_document(sheet(headings, [["00000001", "نام", 12]], name="مدارس")),
        "a.csv": csv_file(plain),
    }
    for name, data in files.items():
        path = tmp_path / name
        path.write_bytes(data)
        where = "" if name == "a.csv" else "مدارس"
        book = opened(made(path, line("C2", name=where)))
        page = book.worksheets[0]
        assert (page["A2"].value, page["A2"].data_type) == ("00000001", "s")
        assert float(page["C2"].value) == 12
        assert page["B2"].data_type == "s"
        assert page["C2"].fill.fgColor.rgb == "FFFFC7CE"
        assert page["C2"].comment.text.startswith("ایراد نمونه")
        assert book.sheetnames[-1] == "خطاها"
        assert book.custom_doc_props["ArzyabBatch"].value == "17"


def test_a_workbook_in_a_zip_keeps_its_form(sender: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"فهرست.xlsx": sender.read_bytes()}))
    page = opened(made(path, line("B3")))["مدارس"]
    assert page["D3"].value == "=C3*2"
    assert page["A1"].font.bold


def test_without_memory_for_the_form_the_grid_comes_back(sender: Path) -> None:
    few = Limits(memory_bytes=40 * 1024 * 1024)
    page = opened(marked_workbook(sender, read_book(sender), marks(line("B3")), limits=few))["مدارس"]
    assert page["B3"].value == "=1+1"
    assert page["B3"].data_type == "s"
    assert page["B3"].comment.text.startswith("ایراد نمونه")
    assert page["D3"].value == 4


@pytest.mark.office
def test_libreoffice_opens_it_with_its_links(sender: Path, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    assert office, "LibreOffice is part of the test environment"
    (tmp_path / "marked.xlsx").write_bytes(made(sender, line("B3")))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [office, profile, "--headless", "--convert-to", "ods", "--outdir", str(tmp_path), "marked.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    book = CalamineWorkbook.from_path(tmp_path / "marked.ods")
    assert book.sheet_names == ["مدارس", "راهنما", "خطاها"]
    assert book.get_sheet_by_name("خطاها").to_python()[4][1] == "B3"
