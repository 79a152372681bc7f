"""Lines below a heading that are no data: blank ones, totals, repeated headings, footers and signatures."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from imports.reading.columns import ColumnKind, ExchangeShape
from imports.reading.headings import heading_key, heading_text
from imports.reading.texts import unwrapped
from imports.reading.types import CellValue, SheetGrid
from persian.digits import ARABIC_DIGITS, ASCII_DIGITS, PERSIAN_DIGITS
from persian.letters import fold

_DIGITS = frozenset(ASCII_DIGITS + PERSIAN_DIGITS + ARABIC_DIGITS)
_TOTAL_WORDS = frozenset(("جمع", "مجموع", "زیرجمع", "سرجمع", "میانگین", "total", "subtotal", "sum", "average"))
_TOTAL_STARTS = ("جمعکل", "مجموعکل", "کلکشور", "کلاستان", "grandtotal")
_NO_TOTAL = ("اوری", "بندی", "شده", "شدن", "سپاری")  # «جمع آوری», with its joiner lost
_SIGNATURE = re.compile(
    r"امضا|مهر و|مهر اداره|(?:تهیه|تنظیم|تایید|تکمیل) ?کننده|تهیه و تنظیم|رییس اداره|مدیر ?کل|معاون|کارشناس مس|مسیول|"
    r"نام و نام خانوادگی|تاریخ (?:تهیه|تنظیم|تکمیل|گزارش)|توضیحات?:|یادداشت|تذکر|نکته|\*"
)
_NOTE_WORDS = 4
_WORDS_OF_A_RECORD = 2


@dataclass(slots=True)
class Lines:
    """What a pass over a sheet found.

    Attributes:
        skipped: notice code by row number.
        count: data rows.
    """

    skipped: dict[int, str] = field(default_factory=dict)
    count: int = 0


def sort_lines(
    grid: SheetGrid,
    header_rows: Sequence[int],
    columns: Mapping[int, str],
    headings: Mapping[int, str],
    fills: Mapping[int, Mapping[int, CellValue]],
    shape: ExchangeShape,
) -> Lines:
    """Tell data rows from all others below the heading.

    A row whose key is there is data unless it is a total or the heading once more. A row without one is looked at
    closely, and is data when in doubt: then its missing key is an issue that the sender sees.
    """
    keys = [index for index, name in columns.items() if name in shape.key] or list(columns)
    coded = all(shape.column(columns[index]).kind == ColumnKind.CODE for index in keys)
    plain = coded and len(keys) == 1  # a code that begins with a digit says all
    first, lines = keys[0], Lines()
    titles = {index: heading_key(text) for index, text in headings.items() if index in columns}
    data_begins = header_rows[-1] + 1
    for number, cells in grid.rows_below(header_rows[-1]):
        value = cells[first] if first < len(cells) else None
        begins = value[:1] if isinstance(value, str) else ""
        if plain and number > data_begins and (begins in _DIGITS if begins else isinstance(value, float)):
            lines.count += 1  # the common case, at the price of one look
            continue
        code = _reason(number, cells, columns, titles, keys, fills.get(number, {}), coded, number == data_begins)
        if code is None:
            lines.count += 1
        else:
            lines.skipped[number] = code
    return lines


def is_total(text: str) -> bool:
    """Return whether a text heads a line of totals: «جمع کل», «جمع استان یزد», but not «جمع‌آوری»."""
    if heading_key(text).startswith(_TOTAL_STARTS):
        return True
    words = re.findall(r"[^\W_]+", fold(text).replace("\u200c", ""))
    return bool(words) and words[0] in _TOTAL_WORDS and not "".join(words[1:2]).startswith(_NO_TOTAL)


def _reason(
    number: int,
    cells: Sequence[CellValue],
    columns: Mapping[int, str],
    titles: Mapping[int, str],
    keys: Sequence[int],
    filled: Mapping[int, CellValue],
    coded: bool,
    at_top: bool,
) -> str | None:
    """Return the notice code of a line that is no data, None for data."""
    used = {index: value for index, value in enumerate(cells) if not _is_blank(value)}
    mapped = {index: value for index, value in used.items() if index in columns}
    texts = [heading_text(value) for value in used.values() if isinstance(value, str)]
    key_values = [used.get(index, filled.get(index)) for index in keys]
    key_texts = [heading_text(value) for value in key_values if isinstance(value, str)]
    has_key = any(not _is_blank(value) for value in key_values)
    if not used:
        return "blank_rows"
    if not has_key and any(map(is_total, texts)):
        return "totals_row_skipped"
    if any(map(is_total, key_texts)) and (coded or not _is_described(mapped, keys)):
        return "totals_row_skipped"
    if mapped and all(heading_key(heading_text(value)) == titles.get(index) for index, value in mapped.items()):
        return "header_row"
    if at_top and _is_numbering(list(used.values())):
        return "header_row"
    if has_key and not (coded and len(used) == 1 and _is_sentence(texts)):
        signed = len(used) == 1 and any(_SIGNATURE.search(fold(text)) for text in texts)
        return "footer_skipped" if signed and not coded else None
    if not mapped:
        return "footer_skipped" if any(not _is_number(text) for text in texts) else "blank_rows"
    return "footer_skipped" if _is_footer(used, len(columns)) else None


def _is_described(mapped: Mapping[int, CellValue], keys: Sequence[int]) -> bool:
    """Return whether a line says in words what it is: an indicator «میانگین …» has an axis and a kind, a total none."""
    words = [value for index, value in mapped.items() if index not in keys and isinstance(value, str)]
    return sum(not _is_number(text) and not is_total(text) for text in words) >= _WORDS_OF_A_RECORD


def _is_footer(used: Mapping[int, CellValue], width: int) -> bool:
    """Return whether a line without a key is a note or a line of signatures: few cells, all words."""
    texts = [heading_text(value) for value in used.values() if isinstance(value, str) and not _is_number(value)]
    if len(texts) < len(used) or len(used) > max(1, min(4, width // 2)):
        return False
    return any(_SIGNATURE.search(fold(text)) for text in texts) or (len(texts) == 1 and _is_sentence(texts))


def _is_sentence(texts: Sequence[str]) -> bool:
    return any(len(text.split()) >= _NOTE_WORDS or text.rstrip().endswith(":") for text in texts) or any(
        _SIGNATURE.search(fold(text)) for text in texts
    )


def _is_numbering(values: Sequence[CellValue]) -> bool:
    """Return whether a line under the heading only numbers its columns: 1, 2, 3, …"""
    numbers = [
        str(int(value)) if isinstance(value, float) else fold(heading_text(value)).strip("() ") for value in values
    ]
    return len(numbers) > 2 and numbers == [str(each) for each in range(1, len(numbers) + 1)]


def _is_number(text: str) -> bool:
    return unwrapped(text).replace(".", "").isdecimal()


def _is_blank(value: CellValue) -> bool:
    return value is None or (isinstance(value, str) and not unwrapped(value))
