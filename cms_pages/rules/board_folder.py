"""Read the list of an old board's folder: notices.csv, a line for each notice; pure.

The columns and how to write them are in docs/administrator.md.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from persian.jalali import JalaliError, parse_jalali
from persian.letters import match_key

LIST_NAME = "notices.csv"
_COLUMNS = {
    "old_id": ("شماره قدیمی", "شماره", "old_id"),
    "title": ("عنوان", "title"),
    "display_from": ("تاریخ نمایش از", "از", "display_from"),
    "display_until": ("تاریخ نمایش تا", "تا", "display_until"),
    "text": ("متن", "text"),
    "kicker": ("روتیتر", "kicker"),
    "important": ("مهم", "important"),
    "salutation": ("خطاب", "salutation"),
    "as_of": ("داده‌ها تا", "آمار تا تاریخ", "as_of"),
    "deadline": ("مهلت", "مهلت اقدام", "deadline"),
    "topics": ("موضوع", "موضوع‌ها", "topics"),
    "published": ("تاریخ انتشار", "published"),
    "files": ("پیوست‌ها", "فایل‌ها", "files"),
}
_REQUIRED = ("title", "display_from", "display_until")
_FIELD_BY_KEY = {match_key(name): field for field, names in _COLUMNS.items() for name in names}
_YES = frozenset(map(match_key, ("بلی", "بله", "آری", "مهم", "1", "yes")))
_NO = frozenset(map(match_key, ("", "خیر", "نه", "0", "no")))
_TITLE_LENGTH = 255


class BoardFolderError(ValueError):
    """A list that cannot be loaded.

    Attributes:
        code: no_list, not_utf8, no_heading, missing_column, unknown_column, twice, required, bad_date, bad_number,
            bad_choice, too_long, window_ends_early, bad_file_entry, file_missing, file_outside, refused_file.
        line: the line of the list, from 1; 0 for the file as a whole.
        column: the column's Persian name.
        value: what stands there.
    """

    def __init__(self, code: str, line: int = 0, column: str = "", value: str = "") -> None:
        super().__init__(code)
        self.code, self.line, self.column, self.value = code, line, column, value


@dataclass(frozen=True)
class ListedFile:
    """An attachment: its label, and the file's name inside the folder; "" where the file is lost."""

    label: str
    name: str


@dataclass(frozen=True)
class ListedNotice:
    """One line of the list; `text` may be the name of a .txt file of the folder."""

    line: int
    title: str
    display_from: date
    display_until: date
    old_id: int | None = None
    text: str = ""
    kicker: str = ""
    is_important: bool = False
    salutation: str = ""
    as_of: date | None = None
    deadline: date | None = None
    topics: tuple[str, ...] = ()
    published: date | None = None
    files: tuple[ListedFile, ...] = ()


def read_list(content: bytes) -> list[ListedNotice]:
    """Return the notices of a list in its order.

    Raises:
        BoardFolderError: at the first cell that cannot be read.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BoardFolderError("not_utf8") from None
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        lines = [(rows.line_num, row) for row in rows]
    except csv.Error:
        raise BoardFolderError("no_heading", rows.line_num) from None
    if not lines:
        raise BoardFolderError("no_heading")
    fields = _fields(lines[0][1])
    notices = [_Line(number, dict(zip(fields, row, strict=False))).notice() for number, row in lines[1:] if any(row)]
    _refuse_doubles(notices)
    return notices


def _fields(headings: list[str]) -> list[str]:
    fields = []
    for heading in headings:
        field = _FIELD_BY_KEY.get(match_key(heading))
        if field is None:
            raise BoardFolderError("unknown_column", 1, value=heading)
        if field in fields:
            raise BoardFolderError("twice", 1, column=heading)
        fields.append(field)
    for field in _REQUIRED:
        if field not in fields:
            raise BoardFolderError("missing_column", 1, column=_COLUMNS[field][0])
    return fields


def _refuse_doubles(notices: list[ListedNotice]) -> None:
    seen: set[int] = set()
    for notice in notices:
        if notice.old_id in seen:
            raise BoardFolderError("twice", notice.line, _COLUMNS["old_id"][0], str(notice.old_id))
        if notice.old_id is not None:
            seen.add(notice.old_id)


class _Line:
    """The cells of one line, by field."""

    def __init__(self, number: int, cells: dict[str, str]) -> None:
        self.number, self.cells = number, {field: text.strip() for field, text in cells.items()}

    def notice(self) -> ListedNotice:
        first, last = self._required_day("display_from"), self._required_day("display_until")
        if last < first:
            raise self._error("window_ends_early", "display_until")
        return ListedNotice(
            line=self.number,
            title=self._title(),
            display_from=first,
            display_until=last,
            old_id=self._number("old_id"),
            text=self.cells.get("text", ""),
            kicker=self._short("kicker", 120),
            is_important=self._is_yes("important"),
            salutation=self.cells.get("salutation", ""),
            as_of=self._day("as_of"),
            deadline=self._day("deadline"),
            topics=tuple(self._parts("topics")),
            published=self._day("published"),
            files=tuple(self._files()),
        )

    def _error(self, code: str, field: str) -> BoardFolderError:
        return BoardFolderError(code, self.number, _COLUMNS[field][0], self.cells.get(field, "")[:80])

    def _title(self) -> str:
        if not self.cells.get("title"):
            raise self._error("required", "title")
        return self._short("title", _TITLE_LENGTH)

    def _short(self, field: str, longest: int) -> str:
        text = self.cells.get(field, "")
        if len(text) > longest:
            raise self._error("too_long", field)
        return text

    def _required_day(self, field: str) -> date:
        day = self._day(field)
        if day is None:
            raise self._error("required", field)
        return day

    def _day(self, field: str) -> date | None:
        text = self.cells.get(field, "")
        if not text:
            return None
        try:
            return parse_jalali(text)
        except JalaliError:
            raise self._error("bad_date", field) from None

    def _number(self, field: str) -> int | None:
        text = self.cells.get(field, "")
        if not text:
            return None
        if not (text.isdecimal() and len(text) < 18):
            raise self._error("bad_number", field)
        return int(text)

    def _is_yes(self, field: str) -> bool:
        key = match_key(self.cells.get(field, ""))
        if key not in _YES | _NO:
            raise self._error("bad_choice", field)
        return key in _YES

    def _parts(self, field: str) -> Iterator[str]:
        for part in self.cells.get(field, "").replace("؛", ";").split(";"):
            if part := part.strip():
                yield part

    def _files(self) -> Iterator[ListedFile]:
        for part in self._parts("files"):
            label, bar, name = (piece.strip() for piece in part.partition("|"))
            if not label or "|" in name or (bar and not name):
                raise self._error("bad_file_entry", "files")
            yield ListedFile(label, name)
