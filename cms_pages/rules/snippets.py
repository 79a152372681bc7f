"""The part of a notice that answers a search, with the words that were found; pure."""

from collections.abc import Sequence
from dataclasses import dataclass

_BEFORE, _LENGTH = 60, 240


@dataclass(frozen=True)
class Piece:
    """A run of text, found or not."""

    text: str
    is_found: bool = False


def snippet(text: str, spans: Sequence[tuple[int, int]]) -> list[Piece]:
    """Return some 240 characters around the first found word, cut between words; the head of the text if none is."""
    start = max((spans[0][0] if spans else 0) - _BEFORE, 0)
    if start:
        start = text.find(" ", start, spans[0][0]) + 1 or spans[0][0]
    end = min(start + _LENGTH, len(text))
    if end < len(text):
        last_found = max((stop for first, stop in spans if first < end), default=start)
        end = max(text.rfind(" ", start, end), last_found)
    pieces = marked(text, spans, start, end)
    return [*([Piece("… ")] if start else []), *pieces, *([Piece(" …")] if end < len(text) else [])]


def marked(text: str, spans: Sequence[tuple[int, int]], start: int = 0, end: int | None = None) -> list[Piece]:
    """Return a stretch of the text in pieces, found and not."""
    end = len(text) if end is None else end
    pieces, at = [], start
    for first, stop in spans:
        if first < at or stop > end:
            continue
        if first > at:
            pieces.append(Piece(text[at:first]))
        pieces.append(Piece(text[first:stop], is_found=True))
        at = stop
    if at < end:
        pieces.append(Piece(text[at:end]))
    return pieces
