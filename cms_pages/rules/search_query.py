"""What a reader's words ask of the notices' search index, and how they are found again in a text; pure.

A word counts when a word of the notice begins with it; where a notice glues two words that the reader wrote apart, or
the reader glues two that the notice wrote apart, it counts as well (anomalies X9, X10 and X22).
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from persian.letters import ZWNJ, fold, search_terms

MOST_WORDS = 12
_WORD = re.compile(r"[^\W_]+")
_PIECE = re.compile(r"[^\W\d_]+|\d+")
_AND = "و"


@dataclass(frozen=True)
class SearchQuery:
    """A reader's query; every slot has to be found, by any of its spellings.

    Attributes:
        slots: folded spellings by word of the query; empty when there is nothing to search for.
    """

    slots: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, text: str) -> "SearchQuery":
        """Read what somebody typed; at most twelve words count."""
        words = search_terms(text)[:MOST_WORDS]
        glued = [left + right for left, right in pairwise(words)]
        return cls(tuple((word, *glued[max(place - 1, 0) : place + 1]) for place, word in enumerate(words)))

    def __bool__(self) -> bool:
        return bool(self.slots)

    def as_tsquery(self) -> str:
        """Return it in PostgreSQL's words; the spellings hold letters and digits only."""
        return " & ".join("(" + " | ".join(f"'{word}':*" for word in slot) + ")" for slot in self.slots)

    def as_fts5(self) -> str:
        """Return it in SQLite's words."""
        return " AND ".join("(" + " OR ".join(f'"{word}"*' for word in slot) + ")" for slot in self.slots)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where words of the query stand in a text, in order; words that the query glues count together."""
        words = [(match.span(), _folded(match[0])) for match in _words(text)]
        spellings = tuple({spelling for slot in self.slots for spelling in slot})
        found = [span for span, word in words if word.startswith(spellings)]
        for (left, first), (right, second) in pairwise(words):
            both = first + second
            if both.startswith(spellings) and any(
                len(spelling) > len(first) and both.startswith(spelling) for spelling in spellings
            ):
                found += [left, right]
        return sorted(set(found))


def _words(text: str) -> "list[re.Match[str]]":
    """Return the words as the index cuts them: letters apart from digits, joined halves apart from each other."""
    return list(_PIECE.finditer(text.replace(ZWNJ, " ")))


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    return "".join(_WORD.findall(fold(word)))
