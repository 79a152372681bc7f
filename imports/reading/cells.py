"""Typed cells: one pure function per column kind, from a raw value to a canonical one."""

import difflib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial

from imports.reading.codes import is_plain_national_code, plain_code, read_code, read_national_code
from imports.reading.columns import ColumnKind, ColumnSpec
from imports.reading.numbers import read_integer, read_number, read_percent
from imports.reading.parsed import CellProblem, Parsed
from imports.reading.texts import is_dash, is_guarded, plain_words, read_text, unwrapped
from imports.reading.types import CellValue, ErrorCell
from persian.jalali import JalaliError, parse_jalali
from persian.letters import match_key

__all__ = ["CellParser", "CellProblem", "Parsed", "parse", "parser_for", "plain_for"]

CellParser = Callable[[CellValue], Parsed]

_DAY_CODES = {"ambiguous": "ambiguous_date", "out_of_range": "date_out_of_range"}
_YES = "بله، بلی، آری، دارد، هست، شد، انجام شد، yes، y، true، 1، ✓، ✔"
_NO = "خیر، نه، ندارد، نیست، نشد، انجام نشد، no، n، false، 0، ✗، ✘"
_YES_NO = {match_key(word): True for word in _YES.split("،")} | {match_key(word): False for word in _NO.split("،")}
_LONGEST_DAY = 100
_LONGEST_PLAIN = 1_000
_MEMO_SIZE = 20_000
_FEW_VALUES = frozenset(ColumnKind) - {ColumnKind.CODE, ColumnKind.TEXT, ColumnKind.NATIONAL_CODE}


def parse(value: CellValue, column: ColumnSpec) -> Parsed:
    """Read one cell as its column's kind; for a whole column take `parser_for` once.

    Raises:
        CellProblem: the cell cannot be read as that kind.
    """
    return parser_for(column)(value)


def parser_for(column: ColumnSpec) -> CellParser:
    """Return the function that reads the cells of a column, with a memo for columns of few different values.

    An empty cell gives `Parsed(None)` also in a required column: `required` is the caller's issue, because only the
    caller knows whether the row counts. The function raises CellProblem.
    """
    reader, is_text = _reader(column), column.kind == ColumnKind.TEXT

    def read(value: CellValue) -> Parsed:
        if isinstance(value, ErrorCell):
            raise CellProblem(value.code, {"text": value.text} if value.text else None)
        if isinstance(value, str):
            is_meant = is_text and is_guarded(value)  # a dash that an export wrote as text
            value = unwrapped(value)
            if not value or (is_dash(value) and not column.dash_is_zero and not is_meant):
                return Parsed(None)
        return Parsed(None) if value is None else reader(value)

    return _memoised(read) if column.kind in _FEW_VALUES else read


def plain_for(column: ColumnSpec) -> Callable[[str], object]:
    """Return what says of a text, at little cost, that `parser_for` gives it as it is and has nothing to say of it.

    It may say no of any text; in a column of few different values it does of all.
    """
    match column.kind:
        case ColumnKind.TEXT:
            return plain_words(column.max_length or _LONGEST_PLAIN)
        case ColumnKind.CODE if column.length:
            return plain_code(column.length)
        case ColumnKind.NATIONAL_CODE:
            return is_plain_national_code
        case _:
            return lambda _text: False


def _reader(column: ColumnSpec) -> CellParser:
    match column.kind:
        case ColumnKind.CODE:
            return partial(read_code, length=column.length)
        case ColumnKind.NATIONAL_CODE:
            return read_national_code
        case ColumnKind.NUMBER:
            return partial(read_number, column=column)
        case ColumnKind.INTEGER:
            return partial(read_integer, column=column)
        case ColumnKind.PERCENT:
            return partial(read_percent, column=column)
        case ColumnKind.DAY:
            return partial(_read_day, column=column)
        case ColumnKind.CHOICE:
            folded = {match_key(spelling): slug for spelling, slug in column.choices.items()}
            return partial(_read_choice, folded=folded, spellings=tuple(column.choices))
        case ColumnKind.YES_NO:
            return partial(_read_choice, folded=_YES_NO, spellings=("بله", "خیر"))
        case ColumnKind.TEXT:
            return partial(read_text, max_length=column.max_length, keep_lines=column.keep_lines)


def _read_day(value: CellValue, *, column: ColumnSpec) -> Parsed:
    if isinstance(value, str) and len(value) > _LONGEST_DAY:
        raise CellProblem("bad_date")
    try:
        return Parsed(parse_jalali(value, window=column.window, order=column.day_order))
    except JalaliError as error:
        raise CellProblem(_DAY_CODES.get(error.code, error.code), error.params) from None


def _read_choice(value: CellValue, *, folded: Mapping[str, str | bool], spellings: tuple[str, ...]) -> Parsed:
    if isinstance(value, bool) and value in folded.values():
        return Parsed(value)
    if isinstance(value, date | datetime):
        raise CellProblem("bad_choice")
    text = str(read_text(value).value or "")
    found = folded.get(match_key(text))
    if found is None:
        close = difflib.get_close_matches(text[:100], spellings, n=3)
        raise CellProblem("bad_choice", {"suggestions": tuple(close)})
    return Parsed(found)


def _memoised(read: CellParser) -> CellParser:
    """Remember answers by type and value: 1, 1.0 and True are equal but need not be read alike."""
    memo: dict[tuple[type, CellValue], Parsed | CellProblem] = {}

    def remembered(value: CellValue) -> Parsed:
        key = (type(value), value)
        answer = memo.get(key)
        if answer is None:
            try:
                answer = read(value)
            except CellProblem as problem:
                answer = CellProblem(problem.code, problem.params)  # without the frames of this call
            if len(memo) < _MEMO_SIZE:
                memo[key] = answer
        if isinstance(answer, CellProblem):
            raise CellProblem(answer.code, answer.params)
        return answer

    return remembered
