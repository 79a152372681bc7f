from imports.engine.sheets import columns_in_order


def test_columns_are_told_from_the_first_to_the_last() -> None:
    kept = {
        "columns": {"کد": "code", "نام": "name", "ب": "district"},
        "letters": {"name": "B", "code": "AA", "district": "C"},
    }
    assert list(columns_in_order(kept).values()) == ["name", "district", "code"]
