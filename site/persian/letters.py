"""Persian text: the canonical form that is stored, and the keys for matching, search and order; pure.

Source: persian.md 2.1 and 2.2; anomalies X9, X10 and X22 of the announcements.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from operator import add

from persian.digits import ARABIC_DIGITS, ASCII_DIGITS, PERSIAN_DIGITS

ZWNJ = "\u200c"

_BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE = (
    "\u00ad\u0640\u200b\u2060\ufeff" + _BIDI_CONTROLS
)  # soft hyphen, tatweel, zero-width space, word joiner, BOM
_CONTROLS = "".join(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if not chr(code).isspace())
_MARKS = "".join(map(chr, (*range(0x0300, 0x0370), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06EE))))  # harakat
_LETTERS = {"ي": "ی", "ى": "ی", "ك": "ک", "ۀ": "هٔ"}


def _canonical_table() -> dict[int, str]:
    """Letters and invisible characters, and what the presentation forms (FB50-FDFF, FE70-FEFF) stand for."""
    table = str.maketrans(_LETTERS) | dict.fromkeys(map(ord, _INVISIBLE + _CONTROLS), "")
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF)):
        form = chr(code)
        normal = unicodedata.normalize("NFKC", form)
        if normal != form:
            table[code] = normal.translate(table).strip()
    return table


_CANONICAL = _canonical_table()
_FOLD = str.maketrans(
    {
        **dict.fromkeys("أإٱآ", "ا"),
        **dict.fromkeys("يىئۍې", "ی"),
        **dict.fromkeys("ةۀہھە", "ه"),
        **dict(zip(PERSIAN_DIGITS + ARABIC_DIGITS, ASCII_DIGITS * 2, strict=True)),
        "ؤ": "و",
        "ك": "ک",
        "،": ",",
        "؛": ";",
        "؟": "?",
        "٪": "%",
        "٫": ".",
        "٬": ",",
        **dict.fromkeys(
            (chr(code) for code in (*range(0x0300, 0x0370), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06EE))), ""
        ),
        **dict.fromkeys(_INVISIBLE + _CONTROLS + "\u200d", ""),
    }
)
_SORT_FOLD = {**_FOLD, ord("آ"): "آ"}

_LOOSE_ZWNJ = re.compile(rf"{ZWNJ}*(\s){ZWNJ}*|^{ZWNJ}+|{ZWNJ}+$|{ZWNJ}+(?={ZWNJ})")
_WORD = re.compile(r"[^\W\d_]+|\d+")

_ALPHABET = "ءآابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_RANK = {letter: f"{50 + rank}" for rank, letter in enumerate(_ALPHABET)}
_RANK |= {letter: f"{20 + rank}" for rank, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}


_MOST_WORDS = 16_384
_LONGEST_WORD = 40


def canonical(text: str) -> str:
    """Return one line as records store it: Persian ی and ک, no invisible marks, single blanks, ZWNJ where it joins."""
    text = " ".join(text.translate(_CANONICAL).split())
    if ZWNJ not in text:
        return text
    # Loose joiners may have kept blanks apart: collapse those again.
    return " ".join(_LOOSE_ZWNJ.sub(r"\1", text).split())


def fold(text: str) -> str:
    """Return the text with letters, digits and marks that readers take for the same made the same; blanks stay."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_FOLD)


def match_key(text: str) -> str:
    """Return the key by which headings, names and provinces are equal, whatever blanks and joiners they hold."""
    return _match_by_word(text)


def search_key(text: str) -> str:
    """Return the words of the text and its neighbours joined, so that glued and separate spellings find each other.

    A key is searched with `contains`, once for each of `search_terms(query)`.
    """
    words = _words_by_word(text).split()
    joined = [*map(add, words, words[1:])]
    if "و" in words:
        joined += [a + b + c for a, b, c in zip(words, words[1:], words[2:], strict=False) if b == "و"]
    return " ".join(dict.fromkeys(words + joined))


def search_terms(query: str) -> list[str]:
    """Return the folded words that a search key must all contain; an empty list means nothing to search for."""
    words = list(dict.fromkeys(_words(query)))
    return [word for word in words if word != "و"] or words


def sort_key(text: str) -> str:
    """Return digits that order as the Persian alphabet does, آ first; numbers by size, before letters.

    At most three characters for each of the text's, and one more.
    """
    return _sort_by_word(text)


def _by_word(key: Callable[[str], str], of_number: Callable[[str], str], between: str) -> Callable[[str], str]:
    """Return a function that says the same as `key`, faster: names are made of few words, each many times.

    Args:
        key: what is asked of a whole text.
        of_number: the same of a number; numbers are as many as names, so they are not remembered.
        between: what stands between the keys of two words.
    """

    @lru_cache(_MOST_WORDS)
    def of_word(word: str) -> str | None:
        return key(word) if _stands_apart(word) else None

    def of_text(text: str) -> str:
        parts = [of_number(word) if word.isdecimal() and word.isascii() else of_word(word) for word in text.split(" ")]
        return key(text) if None in parts else between.join(parts)  # type: ignore[arg-type]

    return of_text


def _stands_apart(word: str) -> bool:
    """Return whether a word between blanks may be looked at without its neighbours: letters, digits and joiners may."""
    is_plain = len(word) <= _LONGEST_WORD and word.replace(ZWNJ, "").isalnum()
    return is_plain and unicodedata.is_normalized("NFKC", word)


def _match_key(text: str) -> str:
    return "".join(fold(text).replace(ZWNJ, "").split())


def _sort_key(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold().translate(_SORT_FOLD)
    codes = []
    for part in re.findall(r"\d+|\s+|[^\W\d_]", text):
        if part.isdecimal():
            codes.append(_number_key(part))
        else:
            codes.append("01" if part.isspace() else _RANK.get(part, "99"))
    return "".join(codes).removeprefix("01")


def _number_key(digits: str) -> str:
    number = digits.lstrip("0") or "0"
    return f"{100 + min(len(number), 99)}{number}"


def _words(text: str) -> list[str]:
    """Folded words and numbers; a letter next to a digit begins a new one («و82»)."""
    return _WORD.findall(fold(text).replace(ZWNJ, " "))


_match_by_word = _by_word(_match_key, str, "")
_words_by_word = _by_word(lambda text: " ".join(_words(text)), str, " ")
_sort_by_word = _by_word(_sort_key, _number_key, "01")
