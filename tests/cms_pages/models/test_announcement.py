"""A notice's window: lists and rows agree on every edge day."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cms_pages.models import AnnouncementPage, NoticeState
from tests.factories.announcement import day, draft, notice

# A notice of 1398/02/10 until 1398/02/31: both days are inside.
EDGES = [
    ("1398/02/09", NoticeState.UPCOMING),
    ("1398/02/10", NoticeState.CURRENT),
    ("1398/02/20", NoticeState.CURRENT),
    ("1398/02/31", NoticeState.CURRENT),
    ("1398/03/01", NoticeState.ARCHIVED),
    ("1400/01/01", NoticeState.ARCHIVED),
]


@pytest.mark.parametrize(("on", "state"), EDGES)
def test_list_and_row_agree_on_the_edges(site_tree: Any, on: str, state: str) -> None:
    page, when = notice(), day(on)
    listed = {
        NoticeState.CURRENT: AnnouncementPage.objects.displayed_on(when),
        NoticeState.ARCHIVED: AnnouncementPage.objects.archived_on(when),
        NoticeState.UPCOMING: AnnouncementPage.objects.upcoming_on(when),
    }
    assert page.state_on(when) == state
    assert [kind for kind, rows in listed.items() if page in rows] == [state]
    assert (page.is_displayed_on(when), page.is_archived_on(when), page.is_upcoming_on(when)) == (
        state == NoticeState.CURRENT,
        state == NoticeState.ARCHIVED,
        state == NoticeState.UPCOMING,
    )
    assert (page in AnnouncementPage.objects.public_on(when)) == page.is_public_on(when) == (state != "upcoming")


@pytest.mark.parametrize(("on", "state"), EDGES)
def test_a_draft_is_on_no_list(site_tree: Any, on: str, state: str) -> None:
    page, when = draft(), day(on)
    rows = AnnouncementPage.objects
    for listed in (rows.displayed_on(when), rows.archived_on(when), rows.upcoming_on(when), rows.public_on(when)):
        assert page not in listed
    assert not any(asked(when) for asked in (page.is_displayed_on, page.is_archived_on, page.is_upcoming_on))


def test_a_window_of_one_day_is_shown_that_day(site_tree: Any) -> None:
    page = notice(window="1398/02/10-1398/02/10")
    assert page.is_displayed_on(day("1398/02/10"))
    assert page.is_archived_on(day("1398/02/11"))


def test_a_window_that_ends_before_it_begins_is_refused(site_tree: Any) -> None:
    with pytest.raises(ValidationError) as refused:
        draft(window="1398/02/10-1398/02/09")
    assert refused.value.message_dict == {
        "display_until": ["پایان بازه نمایش پیش از آغاز آن است؛ روز پایانی را اصلاح کنید."]
    }


def test_order_is_publication_newest_first_with_important_ones_on_top(site_tree: Any) -> None:
    old = notice("قدیمی", "1398/02/15-1398/02/31")
    important = notice("مهم", "1398/02/01-1398/02/31", is_important=True)
    new = notice("تازه", "1398/02/10-1398/02/31")
    shown = AnnouncementPage.objects.displayed_on(day("1398/02/20"))
    assert list(shown.important_first()) == [important, new, old]
    assert list(shown.in_publication_order()) == [new, important, old]


def test_addresses_are_short_numbers_that_are_not_given_twice(site_tree: Any) -> None:
    first, second = notice("عنوان"), notice("عنوان")
    assert (first.url, second.url) == ("/1/", "/2/")


def test_texts_are_kept_letter_for_letter(site_tree: Any) -> None:
    page = notice("بيشتر و كمتر", salutation="/روسای ادارات استان ...", paragraphs=["سامانهنظارت , پايگاهها ی"])
    page.refresh_from_db()
    assert (page.title, page.salutation) == ("بيشتر و كمتر", "/روسای ادارات استان ...")
    assert page.body[0].value.source == "<p>سامانهنظارت , پايگاهها ی</p>"


def test_editing_after_the_window_has_ended_saves(site_tree: Any) -> None:
    page = notice(window="1390/01/01-1390/01/02")
    page.title = "عنوان اصلاح‌شده"
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.title == "عنوان اصلاح‌شده"
    assert page.live
    assert not page.expired
