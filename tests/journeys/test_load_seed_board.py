"""J2: an old board moves in by one command.

The portal's own text is not part of the project. Where its folder is absent, the same story is told with the board in
our own words, which has the same windows, slots, letters and oddities, and the test says so; where ARZYAB_SEEDS names
a folder, the portal's text has to be in it.
"""

import json
import os
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from cms_pages.models import AnnouncementPage, Attachment, Citation, Letter
from cms_pages.models.letter import DateStatus
from persian.jalali import parse_jalali
from tests.cms_pages.board_texts import CURRENT_ON, LETTERS, OWN_BOARD, SEEDS, SLOTS, portal_board

PORTAL_LABELS = [
    "فایل فشرده لیست مدارس",
    "روش ورود و تکمیل خود ارزیابی",
    "روش تهیه گزارش مدارس تکمیل شده",
    "فایل اکسل آماری مربوط به بازرسی از پایگاه اسکان",
    "فایل اکسل آماری مربوط به بازرسی از مراکز اسکان",
    "فایل توضیحی اطلاعیه",
    "فایل راهنمای مربوط به دستور العمل",
    "فایل راهنمای مربوط به شاخص ها",
    "فایل راهنما",
    "فایل شاخص های نظارت و نظرسنجی",
    "فایل های پیوستی مربوط به شیوه نامه امتیاز دهی ارزیابی شاخص های عمومی استان",
]


@pytest.fixture(params=["own", "portal"])
def board(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Path:
    portal = portal_board()
    if request.param == "portal" and portal is None:
        assert not os.environ.get("ARZYAB_SEEDS"), f"no file 000_*.txt in {SEEDS}"
        with capsys.disabled():
            print("\nThe portal's board is absent (ARZYAB_SEEDS names its folder): our own board stands in for it.")
    return portal if request.param == "portal" and portal else OWN_BOARD


def load(board: Path) -> Any:
    out = StringIO()
    call_command("load_board_text", str(board), stdout=out, stderr=StringIO())
    return json.loads(out.getvalue())


def pages() -> list[AnnouncementPage]:
    return list(AnnouncementPage.objects.in_publication_order())


def test_ten_notices_ten_windows_eleven_slots_and_three_warnings(site_tree: Any, board: Path) -> None:
    summary = load(board)
    assert (summary["notices"], summary["windows"], summary["attachments"]) == (10, 10, 11)
    assert [page.attachments.count() for page in pages()] == SLOTS
    assert sorted(warning["code"] for warning in summary["warnings"]) == [
        "file_missing",  # X17
        "letter_dates_differ",  # X3
        "odd_window",  # X1
    ]


def test_a_second_run_changes_nothing(site_tree: Any, board: Path) -> None:
    load(board)
    before = [(page.pk, page.latest_revision_id, page.last_published_at) for page in pages()]
    assert load(board)["unchanged"] == 10
    assert [(page.pk, page.latest_revision_id, page.last_published_at) for page in pages()] == before


@pytest.mark.parametrize(("on", "numbers"), CURRENT_ON.items())
def test_the_board_of_each_golden_day(site_tree: Any, board: Path, on: str, numbers: list[int]) -> None:
    load(board)
    titles = [page.title for page in pages()]
    out = StringIO()
    call_command("board", "--on", on, "--json", stdout=out)
    answer = json.loads(out.getvalue())
    assert sorted(titles.index(row["title"]) + 1 for row in answer["current"]) == numbers
    assert sum(len(answer[state]) for state in ("current", "archived", "upcoming")) == 10


def test_every_cited_letter_is_registered_with_its_dates_and_the_conflict(site_tree: Any, board: Path) -> None:
    load(board)
    cited = {(each.letter.number, each.cited_date) for each in Citation.objects.select_related("letter")}
    assert {(number, parse_jalali(on)) for number, on in LETTERS} <= cited
    registered = {letter.number: letter for letter in Letter.objects.all()}
    assert {number for number, _on in LETTERS} <= registered.keys()
    for number, on in LETTERS:
        letter = registered[number]
        if number == "246412":
            assert (letter.date_status, letter.date) == (DateStatus.CONFLICTING, None)
        else:
            assert (letter.date_status, letter.date) == (DateStatus.CERTAIN, parse_jalali(on))


def test_no_page_holds_blank_paragraphs_or_an_empty_list_of_files(site_tree: Any, board: Path, client: Client) -> None:
    load(board)
    for page, slots in zip(pages(), SLOTS, strict=True):
        content = client.get(page.url).content.decode()
        assert "\u00a0" not in content
        assert "&nbsp;" not in content
        assert "<p></p>" not in content
        assert ('class="notice__files"' in content) == bool(slots)
        assert content.count("<h1") == 1


def test_the_portals_labels_lose_their_type_hints(site_tree: Any) -> None:
    portal = portal_board()
    load(portal or OWN_BOARD)
    labels = [row.label for page in pages() for row in page.attachments.all()]
    assert len(labels) == Attachment.objects.count() == 11
    assert not any("(" in label for label in labels)
    if portal:
        assert labels == PORTAL_LABELS
