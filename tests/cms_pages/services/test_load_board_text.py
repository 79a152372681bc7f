"""Loading an old board: what is made, in which order, and what a second load leaves alone."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cms_pages.models import AnnouncementPage, Attachment
from cms_pages.services.load_board_text import LoadResult, load_board_text
from persian.jalali import parse_jalali
from tests.cms_pages.board_texts import CURRENT_ON, OWN_BOARD


@pytest.fixture
def loaded(site_tree: Any) -> LoadResult:
    return load_board_text(text=OWN_BOARD.read_text(encoding="utf-8"))


def in_order() -> list[AnnouncementPage]:
    return list(AnnouncementPage.objects.in_publication_order())


def test_counts(loaded: LoadResult) -> None:
    assert (loaded.notices, loaded.windows, loaded.attachments) == (10, 10, 11)
    assert (loaded.created, loaded.unchanged) == (10, 0)
    assert (AnnouncementPage.objects.live().count(), Attachment.objects.count()) == (10, 11)


def test_the_order_of_the_text_is_the_order_of_publication(loaded: LoadResult) -> None:
    titles = [page.title for page in in_order()]
    assert titles[0] == "برنامه ارزیابی واحدها در سال 1398"
    assert titles[7:9] == ["بازدید از ستادها و مراکز اسکان 1398", "شیوه امتیاز دادن به شاخص‌های همگانی(۱۳۹۷)"]
    assert titles[-1] == "گرفتن نام کاربری سامانه فرم‌ها"


@pytest.mark.parametrize(("on", "numbers"), CURRENT_ON.items())
def test_the_golden_table_of_windows(loaded: LoadResult, on: str, numbers: list[int]) -> None:
    pages = in_order()
    shown = set(AnnouncementPage.objects.displayed_on(parse_jalali(on)))
    assert [number for number, page in enumerate(pages, start=1) if page in shown] == numbers


def test_warnings_are_of_three_kinds_and_none_stops_the_load(loaded: LoadResult) -> None:
    by_code = {warning.code: warning for warning in loaded.warnings}
    assert [warning.code for warning in loaded.warnings] == ["file_missing", "odd_window", "letter_dates_differ"]
    assert by_code["file_missing"].notice == "برنامه ارزیابی واحدها در سال 1398"
    assert "۱۳۹۷/۱۲/۲۷ یا ۱۳۹۸/۰۱/۲۷" in by_code["odd_window"].message
    assert "246412" in by_code["letter_dates_differ"].message
    assert "جمعه ۱۷ اسفند ۱۳۹۷" in by_code["letter_dates_differ"].message


def test_a_second_load_changes_nothing(loaded: LoadResult) -> None:
    before = list(AnnouncementPage.objects.values_list("pk", "latest_revision", "last_published_at"))
    again = load_board_text(text=OWN_BOARD.read_text(encoding="utf-8"))
    assert (again.created, again.unchanged) == (0, 10)
    assert list(AnnouncementPage.objects.values_list("pk", "latest_revision", "last_published_at")) == before


def test_what_an_editor_corrected_since_stays(loaded: LoadResult) -> None:
    page = AnnouncementPage.objects.get(display_from=parse_jalali("1397/01/27"))
    page.display_from = parse_jalali("1397/12/27")
    page.save_revision().publish()
    assert load_board_text(text=OWN_BOARD.read_text(encoding="utf-8")).unchanged == 10
    page.refresh_from_db()
    assert page.display_from == parse_jalali("1397/12/27")


def test_a_dry_run_writes_nothing(site_tree: Any) -> None:
    result = load_board_text(text=OWN_BOARD.read_text(encoding="utf-8"), dry_run=True)
    assert (result.created, result.dry_run) == (10, True)
    assert not AnnouncementPage.objects.exists()


def test_one_notice_that_is_not_valid_stops_the_whole_load(site_tree: Any) -> None:
    text = OWN_BOARD.read_text(encoding="utf-8").replace("گرفتن نام کاربری سامانه فرم‌ها", "ن" * 300)
    with pytest.raises(ValidationError):
        load_board_text(text=text)
    assert not AnnouncementPage.objects.exists()


def test_titles_of_the_salutations_become_addressees(loaded: LoadResult) -> None:
    """Anomaly X23: whatever a line calls them, heads of provinces and experts of districts."""
    page = AnnouncementPage.objects.get(title="راه ورود مدرسه‌ها به سامانه فرم‌ها")
    assert [row.role for row in page.addressees.all()] == ["province_head"]
    both = AnnouncementPage.objects.get(title="گرفتن نام کاربری سامانه فرم‌ها")
    assert [row.role for row in both.addressees.all()] == ["province_head", "district_expert"]
    assert not AnnouncementPage.objects.get(title="برنامه ارزیابی واحدها در سال 1398").addressees.exists()
