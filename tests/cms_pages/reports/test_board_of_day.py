"""The time machine: what was public by a day, what will be, and what is not published yet."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from cms_pages.reports.board_of_day import BoardOfDay, board_of_day
from cms_pages.services.withdraw_announcement import withdraw_announcement
from organisation.models import User
from persian.clock import today
from tests.factories.announcement import PDF, day, draft, notice

pytestmark = pytest.mark.usefixtures("site_tree")
TEHRAN = ZoneInfo("Asia/Tehran")


def at(text: str, hour: int = 9) -> time_machine.travel:
    return time_machine.travel(datetime.combine(day(text), datetime.min.time(), TEHRAN).replace(hour=hour), tick=False)


def seen(text: str, **options: bool) -> BoardOfDay:
    return board_of_day(day(text), today=today(), **options)


def titles(board: BoardOfDay) -> list[str]:
    return [entry.notice.title for entry in board.current]


def test_a_past_day_shows_what_was_published_by_its_end() -> None:
    with at("1398/02/10"):
        page = notice("عنوان نخست", "1398/02/10-1398/02/20", attachments=[("فایل", "a.pdf", PDF)])
    with at("1398/02/12", hour=23):
        page.title, page.display_until = "عنوان دوم", day("1398/02/31")
        page.attachments.set([])
        page.save_revision().publish()
    with at("1398/03/05"):
        assert titles(seen("1398/02/09")) == []
        before, after = seen("1398/02/11"), seen("1398/02/12")
        assert titles(before) == ["عنوان نخست"]
        assert [row.label for row in before.current[0].notice.attachments.all()] == ["فایل"]
        assert titles(after) == ["عنوان دوم"]
        assert not after.current[0].notice.attachments.exists()
        assert titles(seen("1398/02/25")) == ["عنوان دوم"]
        assert seen("1398/03/01").archived == 1


def test_a_withdrawal_and_a_removal_show_from_their_day_on(director: User) -> None:
    with at("1398/02/10"):
        page = notice("پس‌گرفته", "1398/02/10-1398/02/31")
    with at("1398/02/15"):
        withdraw_announcement(notice=page, by=director, reason="اشتباه در متن", on=today())
    with at("1398/02/20"):
        assert [entry.is_withdrawn for entry in seen("1398/02/14").current] == [False]
        assert [entry.is_withdrawn for entry in seen("1398/02/15").current] == [True]


def test_a_notice_is_marked_from_the_day_on_that_another_stands_in_its_place(director: User) -> None:
    def superseded(text: str, **options: bool) -> list[str]:
        return [entry.notice.title for entry in seen(text, **options).current if entry.is_superseded]

    with at("1398/02/10"):
        old = notice("دستور نخست", "1398/02/10-1398/02/31")
    with at("1398/02/12"):
        new = notice("دستور دوم", "1398/02/15-1398/02/31", supersedes=old)
        draft("دستور سوم", "1398/02/20-1398/02/31", supersedes=new)
        assert superseded("1398/02/14") == []
        assert superseded("1398/02/15") == ["دستور نخست"]
        assert superseded("1398/02/20") == ["دستور نخست"]
        assert sorted(superseded("1398/02/20", with_drafts=True)) == ["دستور دوم", "دستور نخست"]
    with at("1398/02/18"):
        withdraw_announcement(notice=new, by=director, reason="اشتباه در متن", on=today())
    with at("1398/02/25"):
        assert superseded("1398/02/14") == []
        assert superseded("1398/02/17") == ["دستور نخست"]
        assert superseded("1398/02/18") == []


def test_the_screen_names_what_stands_beside_a_title(hq_editor: User, sign_in: Callable[[User], Client]) -> None:
    with at("1398/02/12"):
        old = notice("دستور نخست", "1398/02/10-1398/02/31")
        notice("دستور دوم", "1398/02/15-1398/02/31", supersedes=old)
        client = sign_in(hq_editor)
        marks = [
            client.get("/admin/board/day/", {"day": text}).content.decode().count("جایگزین‌شده")
            for text in ("1398/02/14", "1398/02/15")
        ]
    assert marks == [0, 1]


def test_a_coming_day_shows_the_published_windows_and_the_edges() -> None:
    with at("1398/02/10"):
        notice("جاری", "1398/02/01-1398/02/12")
        notice("آینده", "1398/02/15-1398/02/20")
        draft("پیش‌نویس", "1398/02/15-1398/02/20")
        board = seen("1398/02/13")
        assert titles(board) == []
        assert [entry.notice.title for entry in board.upcoming] == ["آینده"]
        assert [(edge.day, edge.appears) for edge in board.edges] == [
            (day("1398/02/15"), True),
            (day("1398/02/21"), False),
        ]
        assert titles(seen("1398/02/16")) == ["آینده"]
        with_drafts = seen("1398/02/16", with_drafts=True)
        assert sorted(titles(with_drafts)) == sorted(["آینده", "پیش‌نویس"])
        assert {(edge.notice.title, edge.is_draft) for edge in with_drafts.edges} == {
            ("آینده", False),
            ("پیش‌نویس", True),
        }


def test_a_loaded_old_board_has_its_own_past() -> None:
    with at("1399/03/07"):
        notice("بسیار پیش", "1398/02/10-1398/02/31", published_at=datetime(2019, 4, 30, tzinfo=TEHRAN))
        assert titles(seen("1398/02/11")) == ["بسیار پیش"]


def test_an_unpublished_notice_is_gone_from_then_on() -> None:
    with at("1398/02/10"):
        page = notice("برداشته")
    with at("1398/02/12"):
        page.unpublish()
    with at("1398/02/20"):
        assert titles(seen("1398/02/11")) == ["برداشته"]
        assert titles(seen("1398/02/13")) == []


def test_the_screen_asks_for_a_jalali_day(hq_editor: User, sign_in: Callable[[User], Client]) -> None:
    with at("1398/02/10"):
        notice("جاری", "1398/02/01-1398/02/12")
        client = sign_in(hq_editor)
        shown = client.get("/admin/board/day/").content.decode()
        assert "تابلو در سه‌شنبه ۱۰ اردیبهشت ۱۳۹۸" in shown
        assert "جاری" in shown
        later = client.get("/admin/board/day/", {"day": "۱۳۹۸/۰۲/۱۳"}).content.decode()
        assert "در این روز اطلاعیه‌ای نمایش داده نمی‌شود." in later
        for wrong in ("1398/12/30", "01/02/03", "فردا", "9999/01/01"):
            answer = client.get("/admin/board/day/", {"day": wrong})
            assert answer.status_code == 200
            assert "w-field__errors" in answer.content.decode(), wrong


def test_provinces_have_no_time_machine(yazd_head: User, sign_in: Callable[[User], Client]) -> None:
    assert sign_in(yazd_head).get("/admin/board/day/").status_code in (302, 403, 404)
