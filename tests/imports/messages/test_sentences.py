import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

import imports
from imports.messages import located, notice_text, sentence
from imports.messages.cases import CASES
from imports.messages.sentences import PATTERNS

ROOT = Path(imports.__file__).parent


def codes_in(folder: Path, pattern: str) -> Iterator[str]:
    """Codes that the sources of a folder name."""
    for path in folder.rglob("*.py"):
        yield from re.findall(pattern, path.read_text())


@pytest.mark.parametrize(
    ("folder", "pattern"),
    [
        ("reading", r'(?:UnreadableWorkbook|CellProblem|Problem|Question|Notice)\(\s*"([a-z_]+)"'),
        ("exchanges", r'(?:refuse\([^)]*?, |code=|note\(|OptionError\()"([a-z_]+)"'),
        ("services", r'Refusal\("([a-z_]+)"'),
    ],
)
def test_every_code_that_is_used_has_its_sentence(folder: str, pattern: str) -> None:
    codes = set(codes_in(ROOT / folder, pattern))
    assert len(codes) > 3
    assert codes <= PATTERNS.keys()


@pytest.mark.parametrize("code", sorted(PATTERNS))
def test_every_sentence_is_persian_and_ends(code: str) -> None:
    with override("fa"):
        text = sentence(code)
    assert any("آ" <= letter <= "ی" for letter in text)
    assert text[-1] in ".…"
    assert not {"ي", "ك"} & set(text)


@pytest.mark.parametrize(("code", "case"), sorted(CASES))
def test_a_code_says_what_its_case_is(code: str, case: str) -> None:
    with override("fa"):
        text = sentence(code, {"case": case})
    assert code in PATTERNS
    assert text != sentence(code)
    assert any("آ" <= letter <= "ی" for letter in text)
    assert text.endswith(".")


def test_the_place_comes_first() -> None:
    params = {"value": "0010350828"}
    with override("fa"):
        text = located("invalid_national_code", params, sheet="مدارس", row=7, column="کد ملی مدیر")
    assert text.startswith("برگه «مدارس»، ردیف ۷، ستون «کد ملی مدیر»: رقم کنترل «0010350828» درست نیست")


def test_a_text_without_sheets_has_no_sheet_in_its_place() -> None:
    with override("fa"):
        assert located("required", row=2, column="کد").startswith("ردیف ۲، ستون «کد»: ")


def test_limits_numbers_days_and_lists_are_written_for_people() -> None:
    with override("fa"):
        assert "۲۰ مگابایت" in sentence("file_too_large", {"limit": 20 * 1024 * 1024})
        assert "(از ۰ تا ۱۰۰)" in sentence("out_of_range", {"value": "۱۰۱", "minimum": 0, "maximum": 100.0})
        assert "الف، ب" in sentence("bad_choice", {"value": "ج", "choices": ["الف", "ب"]})
        assert sentence("unknown_province", {"value": "گیلاان", "suggestions": ["گیلان"]}).endswith("گیلان.")


def test_markup_and_percent_signs_of_a_file_are_only_text() -> None:
    text = sentence("not_a_number", {"value": "100%(x)s<b>"})
    assert "100%(x)s<b>" in text


def test_a_notice_names_its_first_rows() -> None:
    notice = {"code": "blank_rows", "sheet": "مدارس", "rows": list(range(2, 30)), "count": 28, "params": {}}
    with override("fa"):
        text = notice_text(notice)
    assert text.startswith("برگه «مدارس»: ")
    assert text.endswith("ردیف‌ها: ۲، ۳، ۴، ۵، ۶، ۷، ۸، ۹، ۱۰، ۱۱….")
