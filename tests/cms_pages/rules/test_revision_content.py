"""Two states of a notice: which part differs, who wrote it, and whether readers must be told."""

import pytest

from cms_pages.rules.revision_content import FILES, TEXT, WINDOW, changed_parts, needs_note, writers

ROW = {"pk": 4, "sort_order": 0, "page": 2, "key": "k", "label": "فایل", "version": 7}
BASE = {
    "pk": 2,
    "title": "عنوان",
    "body": "[]",
    "display_from": "2019-04-30",
    "display_until": "2019-05-21",
    "attachments": [ROW],
    "live": True,
    "latest_revision": 1,
    "wagtail_admin_comments": [],
    "change_note": "",
}


@pytest.mark.parametrize(
    ("changes", "parts"),
    [
        ({}, set()),
        ({"live": False, "latest_revision": 9, "wagtail_admin_comments": [{"text": "؟"}]}, set()),
        ({"change_note": "شرح", "change_is_minor": True, "is_important": True, "supersedes": 5}, set()),
        ({"as_of": None}, set()),
        ({"attachments": [ROW | {"pk": None, "page": 3}]}, set()),
        ({"title": "دیگر"}, {TEXT}),
        ({"a_field_of_tomorrow": "x"}, {TEXT}),
        ({"display_until": "2019-05-22"}, {WINDOW}),
        ({"attachments": [ROW | {"version": 8}]}, {FILES}),
        ({"attachments": []}, {FILES}),
        ({"attachments": [ROW | {"label": "نام دیگر"}]}, {TEXT}),
        ({"title": "دیگر", "display_from": "2019-04-29", "attachments": []}, {TEXT, WINDOW, FILES}),
    ],
)
def test_the_parts_that_differ(changes: dict, parts: set[str]) -> None:
    assert changed_parts(BASE, BASE | changes) == parts


@pytest.mark.parametrize(
    ("parts", "is_minor", "needed"),
    [
        (set(), False, False),
        ({TEXT}, False, True),
        ({TEXT}, True, False),
        ({WINDOW}, True, True),
        ({FILES}, True, True),
        ({TEXT, WINDOW}, True, True),
    ],
)
def test_readers_are_told(parts: set[str], is_minor: bool, needed: bool) -> None:
    assert needs_note(frozenset(parts), is_minor=is_minor) is needed


def test_who_wrote_and_who_only_saved() -> None:
    other = BASE | {"title": "دیگر"}
    comment = other | {"wagtail_admin_comments": [{"text": "؟"}]}
    assert writers([(1, BASE), (2, other), (3, comment), (None, BASE)], since=None) == {1, 2}
    assert writers([(1, BASE), (2, other)], since=BASE) == {2}
    assert writers([], since=BASE) == frozenset()
