"""Heading texts: folded to keys, and matched with the fields that an exchange knows."""

import re
from functools import lru_cache

from imports.reading.columns import ExchangeShape
from imports.reading.types import CellValue, as_whole
from persian.letters import match_key

_MARKS = re.compile(r"[\W_]+")
_ASIDE = re.compile(r"[(\[{«][^)\]}»]*[)\]}»]")
_ALTERNATIVES = re.compile(r"[/\\|]")
_LONGEST = 300  # characters of a text that may be a heading
_ROW_NUMBERS = ("ردیف", "شماره ردیف", "ر", "#", "no", "no.", "row", "شماره")


@lru_cache(maxsize=20_000)
def heading_key(text: str) -> str:
    """Return what stays of a heading when letters, blanks, joiners, line breaks and punctuation do not matter."""
    key = match_key(text)
    return _MARKS.sub("", key) or key


def heading_text(value: CellValue) -> str:
    """Return the beginning of a cell as a heading on one line, "" when it is no text or number."""
    value = as_whole(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(str(value)[:_LONGEST].split())


class Headings:
    """The headings and synonyms of one exchange, by key; an exchange's own headings win over synonyms."""

    def __init__(self, shape: ExchangeShape) -> None:
        self._fields: dict[str, str] = {}
        for column in shape.columns:
            self._fields.setdefault(heading_key(column.heading), column.field)
        for column in shape.columns:
            for synonym in column.synonyms:
                self._fields.setdefault(heading_key(synonym), column.field)
        self._silent = {heading_key(text) for text in (*_ROW_NUMBERS, *shape.ignored)}
        self._known = lru_cache(maxsize=20_000)(self._field_of)

    def field_of(self, text: str) -> str | None:
        """Return the field of a heading: as it is, without what is in brackets, or by one of its alternatives."""
        return self._known(text)

    def _field_of(self, text: str) -> str | None:
        if not text:
            return None
        found = self._fields.get(heading_key(text)) or self._fields.get(heading_key(_ASIDE.sub(" ", text)))
        if found or not _ALTERNATIVES.search(text):
            return found
        parts = {self._fields.get(heading_key(part)) for part in _ALTERNATIVES.split(text)} - {None}
        return parts.pop() if len(parts) == 1 else None

    def field_named(self, text: str) -> str | None:
        """Return the field whose heading or synonym the text is as a whole."""
        return self._fields.get(heading_key(text))

    def field_of_pair(self, upper: str, lower: str) -> str | None:
        """Return the field of a heading in two rows, joined in either order."""
        return self.field_of(f"{upper} {lower}") or self.field_of(f"{lower} {upper}")

    def is_silent(self, text: str) -> bool:
        """Return whether a heading that became no field needs no notice («ردیف»)."""
        return heading_key(text) in self._silent
