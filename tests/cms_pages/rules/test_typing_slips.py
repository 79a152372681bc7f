"""Slips that a hint points to, and usual text that gets none."""

import pytest

from cms_pages.rules.typing_slips import typing_slips


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("فرایند اآغاز شد", ["اآغاز"]),
        ("بازرسی از پایگاهها ی اسکان", ["پایگاهها ی"]),
        ("خطاب به /روسای محترم", ["/روسای"]),
        ("تقدیم وزارت گردد ,زمان آن", ["گردد ,زمان"]),
        ("اآغاز و باز هم اآغاز", ["اآغاز"]),
        ("اآ " + " ".join(f"/{letter}ب" for letter in "پچجحخدر"), ["اآ", "/پب", "/چب", "/جب", "/حب"]),
        ("قرآن، آغاز و مآخذ آن‌ها یک جا", []),
        ("نشانی hamgam.medu.ir/fa/a,b?c و 24/189975/110", []),
        ("طرح‌ها یا برنامه‌ها؛ مراکز و/یا پایگاه‌ها", []),
        ("", []),
    ],
)
def test_slips(text: str, slips: list[str]) -> None:
    assert typing_slips(text) == slips
