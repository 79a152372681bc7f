"""Reading an old board's text: what is a notice, a window, a label, a salutation, and what stays text."""

import pytest

from cms_pages.rules.board_text import BoardTextError, NoticeText, read_board_text
from cms_pages.rules.text_blocks import TextBlock, paragraph
from persian.jalali import parse_jalali
from tests.cms_pages.board_texts import OWN_BOARD, SLOTS

WINDOW = "\n • \u00a0 تاریخ نمایش از ۱۳۹۸/۰۲/۱۰ تا ۱۳۹۸/۰۲/۳۱ مشاهده\n"


def read(*lines: str) -> NoticeText:
    """Return the one notice of these lines."""
    (notice,) = read_board_text("\n\n".join(lines) + WINDOW)
    return notice


@pytest.fixture(scope="module")
def board() -> list[NoticeText]:
    return read_board_text(OWN_BOARD.read_text(encoding="utf-8"))


def test_notices_windows_and_slots_are_counted(board: list[NoticeText]) -> None:
    assert len(board) == 10
    assert [len(notice.labels) for notice in board] == SLOTS


def test_labels_lose_their_type_hints(board: list[NoticeText]) -> None:
    assert board[6].labels == ["فایل توضیح", "فایل راهنمای دستورالعمل", "فایل راهنمای شاخص‌ها"]
    assert board[1].labels == ["فایل فشرده نام مدرسه‌ها"]


def test_the_portals_frame_is_title_kicker_and_title(board: list[NoticeText]) -> None:
    first = board[0]
    assert (first.title, first.kicker, first.is_important) == ("برنامه ارزیابی واحدها در سال 1398", "اطلاعیه مهم", True)
    assert not any(notice.is_important for notice in board[1:])


def test_headings_lists_and_stray_full_stops(board: list[NoticeText]) -> None:
    kinds = [block.kind for block in board[0].blocks]
    assert kinds == ["paragraph", "paragraph", "paragraph", "heading", "paragraph", "numbered_list"]
    assert board[0].blocks[1].lines[0].endswith("فرستاده می‌شود.")
    assert board[0].blocks[5].lines == ("مستندات را آماده کنید.", "برنامه سال 99 را بنویسید.")
    assert board[8].blocks[-1] == paragraph("شیوه امتیاز دادن به پیوست فرستاده می‌شود.")


def test_an_important_point_is_a_callout(board: list[NoticeText]) -> None:
    assert board[2].blocks[-1] == TextBlock("callout", ("نکته مهم:", "این مهلت دیگر تمدید نمی‌شود."))


@pytest.mark.parametrize(
    ("place", "salutation"),
    [
        (1, "روسای محترم ارزیابی استان ..."),
        (3, "روسای محترم ادارات ارزیابی استان\nکارشناسان محترم ارزیابی مناطق"),
        (4, "رئیس محترم اداره ارزیابی استان ................"),
        (8, "رئیس محترم اداره ارزیابی استان..."),
        (9, "/روسای ادارات ارزیابی استان\n/ کارشناسان ارزیابی مناطق"),
    ],
)
def test_salutations_keep_their_dots_and_slashes(board: list[NoticeText], place: int, salutation: str) -> None:
    assert board[place].salutation == salutation


def test_as_of_is_read_from_titles_about_figures_only(board: list[NoticeText]) -> None:
    days = {number: notice.as_of for number, notice in enumerate(board, start=1) if notice.as_of}
    assert days == {2: parse_jalali("1398/02/10"), 6: parse_jalali("1398/01/17")}


def test_a_repeated_title_is_left_out_and_said(board: list[NoticeText]) -> None:
    assert [number for number, notice in enumerate(board, start=1) if notice.title_repeated] == [6]
    assert board[5].blocks == [paragraph("ثبت آمار تا 20فروردین باز است.")]


def test_no_line_is_blank_and_no_no_break_space_is_left(board: list[NoticeText]) -> None:
    lines = [line for notice in board for block in notice.blocks for line in block.lines]
    assert all(line == line.strip() for line in lines)
    assert not any("\u00a0" in line or not line for line in lines)


def test_misspellings_stay_as_they_are() -> None:
    notice = read("عنوان", "اآغاز شخص های مناسب طرحای پایگاهها ی بيشتر گردد ,زمان")
    assert notice.blocks == [paragraph("اآغاز شخص های مناسب طرحای پایگاهها ی بيشتر گردد ,زمان")]


def test_a_sentence_that_begins_with_the_word_for_file_is_text() -> None:
    notice = read("عنوان", "فایل‌ها را تا پایان هفته بفرستید.")
    assert (notice.labels, len(notice.blocks)) == ([], 1)


def test_a_long_line_to_an_addressee_is_text() -> None:
    line = "روسای محترم ادارات " + "نسبت به اطلاع‌رسانی این موضوع به همه مدرسه‌های استان خود " * 4
    assert read("عنوان", line).salutation == ""


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "no_notice", 0),
        ("متنی بدون بازه", "no_notice", 0),
        ("عنوان\nتاریخ نمایش از ۱۳۹۸/۱۲/۳۰ تا ۱۳۹۹/۰۱/۰۵ مشاهده", "bad_window", 2),
        ("عنوان\nتاریخ نمایش از ۱۳۹۸/۰۲/۳۱ تا ۱۳۹۸/۰۲/۱۰ مشاهده", "window_ends_early", 2),
        ("تاریخ نمایش از ۱۳۹۸/۰۲/۱۰ تا ۱۳۹۸/۰۲/۳۱ مشاهده", "bad_window", 1),
        (f"عنوان{WINDOW}دنباله بی‌بازه", "text_after_last_window", 3),
    ],
)
def test_what_is_no_board_is_refused_with_its_line(text: str, code: str, line: int) -> None:
    with pytest.raises(BoardTextError) as refused:
        read_board_text(text)
    assert (refused.value.code, refused.value.line) == (code, line)


def test_a_mark_at_the_files_beginning_and_a_title_glued_to_the_link_are_read() -> None:
    first, second = read_board_text(f"\ufeffیکم\nمتن{WINDOW.rstrip()}دوم\nمتن{WINDOW}")
    assert (first.title, second.title) == ("یکم", "دوم")
