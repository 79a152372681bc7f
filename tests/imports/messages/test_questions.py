from imports.messages import question_text


def question(**params: object) -> dict[str, object]:
    return {
        "code": "ambiguous_date",
        "choices": ["ymd", "dmy", "each"],
        "sheet": "الف",
        "row": 1,
        "params": {"heading": "تاریخ بازرسی", "count": 12, "hint": "", "hinted": 0, **params},
    }


def test_a_column_of_days_is_asked_about_with_its_place_and_number() -> None:
    text = question_text(question())
    assert text.startswith("برگه «الف»: ")
    assert "۱۲ تاریخ از ستون «تاریخ بازرسی»" in text
    assert "سال/ماه/روز" not in text


def test_what_the_other_days_say_is_a_hint_only() -> None:
    assert "تاریخ‌های دیگر این ستون (۳ مورد) همه به ترتیب روز/ماه/سال نوشته شده است." in question_text(
        question(hint="dmy", hinted=3)
    )
