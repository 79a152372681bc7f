"""Read the text form of an old board: notices one below the other, each closed by its window line; pure.

Source: the announcement board of an evaluation office as its portal printed it (product.md, seed A).
"""

import re
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from cms_pages.rules.pasted_text import NBSP, clean_lines
from cms_pages.rules.text_blocks import TextBlock, paragraph
from persian.hijri import LUNAR_MONTH_NAMES
from persian.jalali import JalaliError, jalali_parts, parse_jalali
from persian.letters import fold, match_key

_WINDOW = re.compile(
    r"^[\s•*-]*تار[یي]خ نما[یي]ش از\s+(?P<first>\S+)\s+تا\s+(?P<last>[\d/.-]+)\s*(?:مشاهده)?(?P<after>.*)$"
)
_TYPE_HINT = re.compile(r"\s*\(\s*(?:pdf|zip|rar|7z|docx?|xlsx?|pptx?)\s*\)$", re.IGNORECASE)
_FILE = "فایل"
_ENDS_A_SENTENCE = tuple(".:؛،!؟")
_ADDRESSEES = re.compile(r"/?\s*(?:روسا|رییس|مدیر|کارشناس|مسیول|مسوول|همکاران محترم)")  # as fold() writes them
_ONE_FULL_STOP = re.compile(r"(?<!\.)\.$")  # a run of dots is the merge field of the province (X16)
_CALLOUT = re.compile(r"(?:نکته|توجه|تذکر|یادآوری)(?: مهم)?\s*:")
_NUMBERED = re.compile(r"\d{1,2}\s*[.)-]\s+(.+)", re.DOTALL)
_BULLETED = re.compile(r"[•*–-]\s+(.+)", re.DOTALL)
_FIGURES_UNTIL = re.compile(r"^(?:لیست|میزان|آمار|گزارش)\b.*\bتا\s+(?:تاریخ\s+)?(?P<day>\d.*)$")
_KICKER = "اطلاعیه مهم"
_IMPORTANT = "مهم"
_LABEL_LENGTH, _HEADING_LENGTH, _HEADING_WORDS = 120, 60, 3
# The portal's own header: the lunar day of the visit, not of a notice.
_VISIT_DAY = re.compile(rf"\d{{1,2}} (?:{'|'.join(LUNAR_MONTH_NAMES)}) 1[345]\d\d")


class BoardTextError(ValueError):
    """A text that cannot be loaded.

    Attributes:
        code: no_notice, bad_window, window_ends_early or text_after_last_window.
        line: its line in the file, from 1; 0 for the file as a whole.
        text: the line.
    """

    def __init__(self, code: str, line: int = 0, text: str = "") -> None:
        super().__init__(code)
        self.code, self.line, self.text = code, line, text


@dataclass
class NoticeText:
    """One notice as the text gives it; the words are as they were, letter for letter.

    Attributes:
        labels: of the attachments, without their type hints; the text form holds no files.
        digest: of the notice's whole text, to find it again.
        title_repeated: the text repeated the title as its first line, and the repetition was left out.
    """

    title: str
    display_from: date
    display_until: date
    digest: str
    kicker: str = ""
    is_important: bool = False
    salutation: str = ""
    as_of: date | None = None
    blocks: list[TextBlock] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    title_repeated: bool = False


def read_board_text(text: str) -> list[NoticeText]:
    """Return the notices in the order of the text.

    Raises:
        BoardTextError: a window cannot be read, ends before it begins, or there is none.
    """
    notices: list[NoticeText] = []
    pending: list[str] = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        window = _WINDOW.match(line.replace(NBSP, " "))
        if not window:
            pending.append(line)
            continue
        lines = clean_lines("\n".join(pending))
        if not notices and lines and _VISIT_DAY.fullmatch(fold(lines[0])):
            lines = lines[1:]
        if not lines:
            raise BoardTextError("bad_window", number, line.strip())
        first, last = _window(window, number, line)
        notices.append(_notice(lines, first, last))
        pending = [window["after"]]
    if not notices:
        raise BoardTextError("no_notice")
    if rest := clean_lines("\n".join(pending)):
        raise BoardTextError("text_after_last_window", len(text.splitlines()), rest[0])
    return notices


def _window(window: re.Match[str], number: int, line: str) -> tuple[date, date]:
    try:
        first, last = parse_jalali(window["first"]), parse_jalali(window["last"])
    except JalaliError as error:
        raise BoardTextError("bad_window", number, line.strip()) from error
    if last < first:
        raise BoardTextError("window_ends_early", number, line.strip())
    return first, last


def _notice(lines: list[str], first: date, last: date) -> NoticeText:
    digest = sha256("\n".join([*lines, first.isoformat(), last.isoformat()]).encode()).hexdigest()
    notice = NoticeText(lines[0], first, last, digest)
    rest = _take_head(notice, lines[1:])
    for line in _take_salutation(notice, rest):
        _take_line(notice, line)
    notice.as_of = _figures_until(notice.title, jalali_parts(first)[0])
    return notice


def _take_head(notice: NoticeText, rest: list[str]) -> list[str]:
    """The portal printed title, kicker and title again; authors, too, began with their title."""
    framed = len(rest) > 1 and match_key(rest[1]) == match_key(notice.title)
    if rest and (framed or match_key(rest[0]) == match_key(_KICKER)):
        notice.kicker = rest[0]
        notice.is_important = match_key(_IMPORTANT) in match_key(notice.kicker)
        rest = rest[2:] if framed else rest[1:]
    return rest


def _take_salutation(notice: NoticeText, rest: list[str]) -> list[str]:
    count = 0
    while count < len(rest) and _ADDRESSEES.match(fold(rest[count])) and not _ONE_FULL_STOP.search(rest[count]):
        count += 1
    # A line that goes on after its addressee («روسای محترم … اقدام فرمایند») is text, and no salutation is that long.
    addressed = [line for line in rest[:count] if len(line) <= _LABEL_LENGTH]
    count = len(addressed) if rest[:count] == addressed else 0
    notice.salutation = "\n".join(rest[:count])
    rest = rest[count:]
    if rest and match_key(rest[0]) == match_key(notice.title):
        notice.title_repeated = True
        rest = rest[1:]
    return rest


def _take_line(notice: NoticeText, line: str) -> None:
    if label := _file_label(line):
        notice.labels.append(label)
    else:
        _take_text(notice.blocks, line, notice.title)


def text_blocks(text: str, *, title: str) -> list[TextBlock]:
    """Return the blocks of a notice's text that names no files: headings, lists, call-outs and paragraphs."""
    blocks: list[TextBlock] = []
    for line in clean_lines(text):
        _take_text(blocks, line, title)
    return blocks


def _take_text(blocks: list[TextBlock], line: str, title: str) -> None:
    if blocks and blocks[-1].kind == "callout" and not blocks[-1].lines[1]:
        blocks[-1] = TextBlock("callout", (blocks[-1].lines[0], line))
    elif _CALLOUT.fullmatch(line):
        blocks.append(TextBlock("callout", (line, "")))
    elif numbered := _NUMBERED.fullmatch(line):
        _add_item(blocks, TextBlock("numbered_list", (numbered[1],)))
    elif bulleted := _BULLETED.fullmatch(line):
        _add_item(blocks, TextBlock("bulleted_list", (bulleted[1],)))
    elif _is_heading(line, title):
        blocks.append(TextBlock("heading", (line,)))
    else:
        blocks.append(paragraph(line))


def _add_item(blocks: list[TextBlock], item: TextBlock) -> None:
    if blocks and blocks[-1].kind == item.kind:
        blocks[-1] = TextBlock(item.kind, (*blocks[-1].lines, *item.lines))
    else:
        blocks.append(item)


def _file_label(line: str) -> str:
    """Return the label of an attachment, or nothing: a type hint makes one, or a short line that begins with «فایل»."""
    label, hints = _TYPE_HINT.subn("", line)
    if len(label) > _LABEL_LENGTH or label.endswith(_ENDS_A_SENTENCE):
        return ""
    return label.strip() if hints or fold(label).startswith(_FILE) else ""


def _is_heading(line: str, title: str) -> bool:
    """A short line without an end, which begins as the title does («… سال 1399 تاکنون» below «… سال 1398»)."""
    words, title_words = fold(line).split(), fold(title).split()
    return (
        len(line) <= _HEADING_LENGTH
        and not line.endswith(_ENDS_A_SENTENCE)
        and len(words) > _HEADING_WORDS
        and words[:_HEADING_WORDS] == title_words[:_HEADING_WORDS]
    )


def _figures_until(title: str, year: int) -> date | None:
    """Return the as-of day of a title about figures; a day without a year is of the window's year (X8)."""
    found = _FIGURES_UNTIL.match(fold(title))
    if not found:
        return None
    try:
        return parse_jalali(found["day"], year=year)
    except JalaliError:
        return None
