"""The anomalies of the announcements (X1 to X23), each with the test that holds it; what is here is the last part.

X24 to X26 are the importer's. The table is read by a test: a test that is renamed has to be renamed here.
"""

import ast
from pathlib import Path

import pytest
import time_machine
from django.test import Client

from cms_pages.rules.doubts import letter_conflicts
from cms_pages.services.notice_warnings import notice_warnings
from persian.reference import find_references
from tests.cms_pages.models.test_board import words
from tests.factories.announcement import draft, notice

TESTS = Path(__file__).resolve().parents[1]

HELD_BY = {
    "X1": ("cms_pages/rules/test_doubts.py", "test_a_year_that_slipped_is_recognised_with_what_was_meant"),
    "X2": ("cms_pages/services/test_load_board_text.py", "test_the_order_of_the_text_is_the_order_of_publication"),
    "X3": (
        "cms_pages/services/test_record_citations.py",
        "test_contradicting_dates_are_flagged_and_both_citations_kept",
    ),
    "X4": ("persian/test_reference.py", "test_citations"),
    "X5": ("persian/test_reference.py", "test_citations"),
    "X6": ("persian/jalali/test_parsing.py", "test_spellings_of_the_announcements"),
    "X7": ("persian/jalali/test_academic_year.py", "test_spellings"),
    "X8": ("persian/jalali/test_parsing.py", "test_several_days_of_one_month"),
    "X9": ("persian/test_letters.py", "test_spellings_that_readers_take_for_the_same_have_one_key"),
    "X10": ("persian/test_letters.py", "test_glued_and_separate_spellings_find_each_other"),
    "X11": ("cms_pages/rules/test_pasted_html.py", "test_pasted_text_is_cleaned_and_nothing_else"),
    "X12": ("cms_pages/rules/test_typing_slips.py", "test_slips"),
    "X13": ("cms_pages/test_display.py", "test_text"),
    "X14": ("cms_pages/rules/test_typing_slips.py", "test_slips"),
    "X15": ("cms_pages/rules/test_pasted_text.py", "test_lines"),
    "X16": ("cms_pages/rules/test_merge_field.py", "test_a_run_of_dots_after_the_word_is_the_field"),
    "X17": ("cms_pages/test_wagtail_hooks.py", "test_a_text_that_speaks_of_an_attachment_without_one_is_warned_of"),
    "X18": ("journeys/test_load_seed_board.py", "test_no_page_holds_blank_paragraphs_or_an_empty_list_of_files"),
    "X19": ("cms_pages/services/test_load_board_text.py", "test_the_golden_table_of_windows"),
    "X20": ("cms_pages/models/test_notice_clock.py", "test_the_banner_appears_by_itself_with_the_successors_first_day"),
    "X21": ("cms_pages/test_anomalies.py", "test_a_window_of_fridays_is_taken_with_a_hint"),
    "X22": ("cms_pages/test_anomalies.py", "test_blanks_around_numbers_and_commas_do_not_hide_a_notice"),
    "X23": ("cms_pages/rules/test_salutations.py", "test_titles_and_places"),
}


def functions(path: Path) -> set[str]:
    return {node.name for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef)}


def test_every_anomaly_has_its_test() -> None:
    assert list(HELD_BY) == [f"X{number}" for number in range(1, 24)]
    missing = [name for name, (path, test) in HELD_BY.items() if test not in functions(TESTS / path)]
    assert missing == []


@pytest.mark.parametrize(("window", "hinted"), [("1398/02/06-1399/05/31", True), ("1398/02/06-1398/02/10", False)])
def test_a_window_of_fridays_is_taken_with_a_hint(site_tree: object, window: str, hinted: bool) -> None:
    page = notice("اطلاعیه", window)
    assert page.live
    assert ("closed_day" in [warning.code for warning in notice_warnings(page)]) is hinted


@pytest.mark.parametrize("query", ["مواد ۸۱ و ۸۲", "مواد 81 و82", "ارسال شده است،", "ارسال شده است ،"])
def test_blanks_around_numbers_and_commas_do_not_hide_a_notice(site_tree: object, client: Client, query: str) -> None:
    with time_machine.travel("2019-04-30T12:00:00+04:30"):
        notice("قانون", paragraphs=["بر پایه مواد 81 و82 قانون، پاسخ ارسال شده است ، و بازگشت ندارد."])
        assert "۱ اطلاعیه یافت شد" in words(client.get("/search/", {"q": query}))


def test_an_editor_is_told_of_a_slip_and_nothing_is_changed(site_tree: object) -> None:
    text = "فرایند اآغاز شد و تقدیم وزارت گردد ,زمان آن"
    page = draft("پایگاهها ی اسکان", paragraphs=[text])
    told = [warning.message for warning in notice_warnings(page) if warning.code == "typing_slip"]
    assert told == ["شاید لغزش نگارشی باشد: پایگاهها ی؛ اآغاز؛ گردد ,زمان. متن همان‌گونه که نوشته‌اید می‌ماند."]
    assert text in str(page.body)


def test_a_conflict_names_both_weekdays_days(site_tree: object) -> None:
    """X3: 1397/12/17 is a Friday, 1397/12/07 a Tuesday; the registry keeps both and asks once."""
    text = "شماره 246412 مورخ 97/12/17 و شماره 246412 مورخ 7/12/97"
    [conflict] = letter_conflicts(find_references(text))
    assert [day.weekday() for day in conflict.dates] == [1, 4]
