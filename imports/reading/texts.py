"""Text cells: canonical letters, no character that a database or a browser refuses."""

import re
from collections.abc import Callable
from datetime import date

from imports.reading.limits import Limits
from imports.reading.parsed import CellProblem, Parsed
from imports.reading.types import CellValue
from persian.letters import canonical

_LONGEST = Limits().cell_characters
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffd-\uffff]")
_ARABIC_LETTERS = re.compile("[يىك\ufb50-\ufdff\ufe70-\ufefc]")
_AS_FORMULA = re.compile(r'="(.*)"', re.DOTALL)
_BLANKS = (
    "".join(map(chr, range(33)))
    + "\x85\xa0\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u2060\u3000\ufeff"
)
_LETTER = "0-9A-Za-z۰-۹ءآأؤإئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_PLAIN = f"[{_LETTER}]+(?:[ \u200c][{_LETTER}]+)*"
_JOINERS = re.compile("\u200c{2,}")
_DASHES = frozenset("-–—−ـ‐‑")
_LIVE = frozenset("=+-@＝＋－＠\t\r\n")  # a spreadsheet takes a text that begins so for a formula
_GUARDED = _LIVE | _DASHES | {"'"}


def unwrapped(text: str) -> str:
    """Return the text without blanks around it and without what keeps Excel from reading more into it.

    That is ="012", and the apostrophe of '012 or of what `guarded` wrote.
    """
    text = text.strip(_BLANKS)
    if text.startswith("=") and (wrapped := _AS_FORMULA.fullmatch(text)):
        return wrapped[1].replace('""', '"').strip()
    return text[1:] if is_guarded(text) else text


def is_guarded(text: str) -> bool:
    """Return whether the text begins with an apostrophe that is not its own."""
    text = text.strip(_BLANKS)
    return text.startswith("'") and (text[1:2] in _GUARDED or text[1:].strip().isdecimal())


def guarded(text: str, *, live: bool = False) -> str:
    """Return the text as an export has to write it, so that reading it gives the same text again.

    Args:
        text: a text as it is stored.
        live: also guard what a spreadsheet would take for a formula, as a .csv cannot tell a text from one.
    """
    misread = unwrapped(text) != text or is_dash(text)
    return f"'{text}" if misread or (live and text[:1] in _LIVE) else text


def is_dash(text: str) -> bool:
    """Return whether the text is nothing but dashes, which offices write into empty cells."""
    return len(text) <= 5 and bool(text) and set(text) <= _DASHES


def plain_words(longest: int) -> Callable[[str], object]:
    """Return what says whether a text is nothing but words in canonical letters, single blanks or joiners between them.

    Reading gives such a text as it is; nearly every cell has one.

    Args:
        longest: characters that it may have.
    """
    return re.compile(rf"(?=.{{1,{longest}}}\Z){_PLAIN}").fullmatch


def plain_text(value: CellValue) -> str:
    """Return a cell as the text that a person sees: whole numbers without a fraction, days as ISO.

    Raises:
        CellProblem: forbidden_character.
    """
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, date):
        return value.isoformat()
    text = _JOINERS.sub("\u200c", str(value))
    if found := _FORBIDDEN.search(text):
        raise CellProblem("forbidden_character", {"character": f"U+{ord(found[0]):04X}"})
    return text


def read_text(value: CellValue, *, max_length: int | None = None, keep_lines: bool = False) -> Parsed:
    """Return the canonical text.

    Raises:
        CellProblem: forbidden_character, cell_too_long.
    """
    raw = plain_text(value)
    if len(raw) > _LONGEST:
        raise CellProblem("cell_too_long", {"limit": max_length or _LONGEST})
    text = "\n".join(map(canonical, raw.splitlines())).strip("\n") if keep_lines else canonical(raw)
    if max_length is not None and len(text) > max_length:
        raise CellProblem("cell_too_long", {"limit": max_length, "found": len(text)})
    return Parsed(text or None, "letters_normalised" if _ARABIC_LETTERS.search(raw) else None)
