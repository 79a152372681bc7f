"""The board's commands: JSON for programs, Persian sentences for people."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command

from cms_pages.models import AnnouncementPage
from tests.cms_pages.board_texts import OWN_BOARD
from tests.factories.announcement import notice


def run(*arguments: Any) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command(*map(str, arguments), stdout=out, stderr=err, no_color=True)
    return out.getvalue(), err.getvalue()


def test_loading_prints_a_summary_and_warns_in_persian(site_tree: Any) -> None:
    out, err = run("load_board_text", OWN_BOARD)
    summary = json.loads(out)
    assert (summary["notices"], summary["windows"], summary["attachments"], summary["created"]) == (10, 10, 11, 10)
    assert [warning["code"] for warning in summary["warnings"]] == ["file_missing", "odd_window", "letter_dates_differ"]
    assert err.count("هشدار: ") == 3


def test_a_dry_run_writes_nothing(site_tree: Any) -> None:
    out, _err = run("load_board_text", OWN_BOARD, "--dry-run")
    assert json.loads(out)["created"] == 10
    assert not AnnouncementPage.objects.exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("متنی بدون بازه".encode(), "هیچ سطری با «تاریخ نمایش از … تا …» نیست"),
        ("عنوان\nتاریخ نمایش از ۱۳۹۸/۱۲/۳۰ تا ۱۳۹۹/۰۱/۰۵".encode(), "در سطر ۲ خوانده نمی‌شود"),
        ("سلام".encode("cp1256"), "متن UTF-8 نیست"),
        (None, "خوانده نمی‌شود"),
    ],
)
def test_a_file_that_is_no_board_gets_one_sentence(
    site_tree: Any, tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    file = tmp_path / "board.txt"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CommandError, match=sentence):
        run("load_board_text", file)


@pytest.mark.parametrize("spelling", ["1398/02/10", "98/02/10", "۱۳۹۸/۰۲/۱۰", "10 اردیبهشت 1398", "2019-04-30"])
def test_the_board_of_a_day_in_any_spelling(site_tree: Any, spelling: str) -> None:
    notice("جاری", "1398/02/10-1398/02/31")
    notice("پیشین", "1398/01/10-1398/02/09")
    notice("آینده", "1398/02/11-1398/02/31")
    answer = json.loads(run("board", "--on", spelling, "--json")[0])
    assert (answer["on"], answer["jalali"]) == ("2019-04-30", "۱۳۹۸/۰۲/۱۰")
    assert {state: [row["title"] for row in answer[state]] for state in ("current", "archived", "upcoming")} == {
        "current": ["جاری"],
        "archived": ["پیشین"],
        "upcoming": ["آینده"],
    }
    assert (answer["current"][0]["from"], answer["current"][0]["until"]) == ("۱۳۹۸/۰۲/۱۰", "۱۳۹۸/۰۲/۳۱")


@time_machine.travel("2019-04-30T00:00:00+04:30")
def test_without_a_day_it_is_tehrans_today_and_text(site_tree: Any) -> None:
    notice("جاری", "1398/02/10-1398/02/31")
    out, _err = run("board")
    assert out.splitlines()[0] == "۱۳۹۸/۰۲/۱۰"
    assert "۱۳۹۸/۰۲/۱۰ – ۱۳۹۸/۰۲/۳۱  جاری" in out


@pytest.mark.parametrize("text", ["01/02/03", "1398/12/30", "فردا", "2019-02-30"])
def test_a_day_that_cannot_be_read_is_refused_in_words(db: None, text: str) -> None:
    with pytest.raises(CommandError, match="[آ-ی]"):
        run("board", "--on", text)
