"""One table of states, days and marks: each list and its answer for one row agree on every line."""

from typing import Any

import pytest

from cms_pages.models import AnnouncementPage
from tests.factories.announcement import day, draft, notice

BEFORE, FIRST, LAST, AFTER = "1398/02/09", "1398/02/10", "1398/02/31", "1398/03/01"
PAIRS = {
    "displayed": ("displayed_on", "is_displayed_on"),
    "archived": ("archived_on", "is_archived_on"),
    "upcoming": ("upcoming_on", "is_upcoming_on"),
    "public": ("public_on", "is_public_on"),
    "open files": ("with_open_files_on", "has_open_files_on"),
    "withdrawn": ("withdrawn_on_or_before", "is_withdrawn_on"),
    "gone": ("gone_on", "is_gone_on"),
}
# A notice of 1398/02/10 until 1398/02/31: what is true of it on a day.
TABLE = [
    ("published", BEFORE, {"upcoming"}),
    ("published", FIRST, {"displayed", "public", "open files"}),
    ("published", LAST, {"displayed", "public", "open files"}),
    ("published", AFTER, {"archived", "public", "open files"}),
    ("draft", BEFORE, set()),
    ("draft", FIRST, set()),
    ("draft", AFTER, set()),
    # Withdrawn on 1398/02/20: it stays where the window puts it, without its files.
    ("withdrawn", BEFORE, {"upcoming"}),
    ("withdrawn", "1398/02/19", {"displayed", "public", "open files"}),
    ("withdrawn", "1398/02/20", {"displayed", "public", "withdrawn"}),
    ("withdrawn", AFTER, {"archived", "public", "withdrawn"}),
    # Withdrawn on 1398/02/09, before anybody saw it: it never becomes public.
    ("withdrawn unseen", BEFORE, {"withdrawn"}),
    ("withdrawn unseen", FIRST, {"withdrawn"}),
    ("withdrawn unseen", AFTER, {"withdrawn"}),
    # Removed on 1398/02/20.
    ("removed", BEFORE, set()),
    ("removed", "1398/02/19", set()),
    ("removed", "1398/02/20", {"gone"}),
    ("removed", AFTER, {"gone"}),
    # Removed before its window: nobody knew of it, and nobody is told.
    ("removed unseen", FIRST, set()),
    ("removed unseen", AFTER, set()),
]


def made(kind: str) -> AnnouncementPage:
    """Return the notice of a line, as the services leave it in the table."""
    page = draft() if kind == "draft" else notice()
    match kind:
        case "withdrawn":
            page.withdrawn_on = day("1398/02/20")
        case "withdrawn unseen":
            page.withdrawn_on = day(BEFORE)
        case "removed":
            page.live, page.removed_on = False, day("1398/02/20")
        case "removed unseen":
            page.live, page.removed_on = False, day(BEFORE)
    page.save()
    return AnnouncementPage.objects.get(pk=page.pk)


@pytest.mark.parametrize(("kind", "on", "true"), TABLE)
def test_list_and_row_agree(site_tree: Any, kind: str, on: str, true: set[str]) -> None:
    page, when = made(kind), day(on)
    listed = {name for name, (rows, _row) in PAIRS.items() if page in getattr(AnnouncementPage.objects, rows)(when)}
    answered = {name for name, (_rows, row) in PAIRS.items() if getattr(page, row)(when)}
    assert listed == answered == true


def test_the_table_names_every_list_and_every_answer() -> None:
    """A new question about a day gets its lines above."""
    lists = {name for name in vars(AnnouncementPage.objects._queryset_class) if name.endswith(("_on", "_on_or_before"))}
    rows = {name for kind in AnnouncementPage.__mro__ for name in vars(kind) if name.startswith(("is_", "has_"))}
    assert {name for name in rows if name.endswith("_on")} == {row for _list, row in PAIRS.values()}
    assert lists - {"superseding_on", "superseded_on", "with_successors_on"} == {rows for rows, _row in PAIRS.values()}


@pytest.mark.parametrize(
    ("on", "has_banner"), [("1398/02/05", False), ("1398/02/06", True), ("1398/02/31", True), ("1399/01/01", True)]
)
def test_the_banner_appears_by_itself_with_the_successors_first_day(site_tree: Any, on: str, has_banner: bool) -> None:
    """Source: anomaly X20."""
    old = notice("تمدید تا 98/02/05", "1398/01/19-1398/02/31")
    new = notice("تمدید مجدد تا 98/02/10", "1398/02/06-1398/02/20", supersedes=old)
    rows = AnnouncementPage.objects
    assert (old in rows.superseded_on(day(on))) is has_banner
    fetched = rows.with_successors_on(day(on)).get(pk=old.pk)
    assert fetched.successors_today == ([new] if has_banner else [])
    assert new not in rows.superseded_on(day(on))


def test_a_withdrawn_successor_takes_nobodys_place(site_tree: Any) -> None:
    old = notice("قدیم", "1398/01/19-1398/02/31")
    new = notice("تازه", "1398/02/06-1398/02/20", supersedes=old)
    new.withdrawn_on = day("1398/02/10")
    new.save()
    assert old in AnnouncementPage.objects.superseded_on(day("1398/02/09"))
    assert old not in AnnouncementPage.objects.superseded_on(day("1398/02/10"))


def test_a_withdrawn_notice_is_not_pinned(site_tree: Any) -> None:
    important = notice("مهم", is_important=True)
    plain = notice("عادی")
    shown = AnnouncementPage.objects.displayed_on(day(FIRST))
    assert list(shown.important_first()) == [important, plain]
    important.withdrawn_on = day(FIRST)
    important.save()
    assert list(shown.all().important_first()) == [plain, important]


def test_a_draft_published_later_neither_withdraws_nor_brings_back(site_tree: Any) -> None:
    page = notice()
    page.title = "عنوان اصلاح‌شده"
    page.save_revision()
    AnnouncementPage.objects.filter(pk=page.pk).update(withdrawn_on=day(FIRST), withdrawal_reason="خطا در متن")
    AnnouncementPage.objects.get(pk=page.pk).latest_revision.publish()
    page = AnnouncementPage.objects.get(pk=page.pk)
    assert (page.title, page.withdrawn_on, page.withdrawal_reason) == ("عنوان اصلاح‌شده", day(FIRST), "خطا در متن")
