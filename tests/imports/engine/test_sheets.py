from imports.engine.sheets import columns_in_order, sheet_json
from imports.reading import SheetGrid, Table


def test_columns_are_told_from_the_first_to_the_last() -> None:
    kept = {
        "columns": {"کد": "code", "نام": "name", "ب": "district"},
        "letters": {"name": "B", "code": "AA", "district": "C"},
    }
    assert list(columns_in_order(kept).values()) == ["name", "district", "code"]


def test_whole_numbers_are_shown_without_the_fraction_that_a_spreadsheet_keeps() -> None:
    grid = SheetGrid("برگه", rows=[["تعداد"], [12.0], [12.5], [None]])
    told = sheet_json(Table("برگه", (1,), {0: "students"}, {0: "تعداد"}, (), {}, 3, grid))
    assert told["samples"] == {"students": ["12", "12.5"]}
