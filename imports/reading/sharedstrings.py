"""Lengths of the shared texts of an .xlsx, streaming: a short part may be used a hundred thousand times.

Nearly all are plain: one text and nothing else, which a pattern finds well formed to its last byte. They are taken out
of the stream that goes through expat, so that the rest is well formed exactly if the whole was.
"""

import re
from array import array
from collections.abc import Iterable, Iterator

from imports.reading.xmlparts import feed, local, may_hide, new_parser

_ENDS = b"</si>"
_LONGEST_TEXT = 1024 * 1024
_HEAD = re.compile(
    rb'(?:\xef\xbb\xbf)?(?:<\?xml version="1\.0"(?: encoding="(?:UTF|utf)-8")?(?: standalone="(?:yes|no)")?\s*\?>)?'
    rb'\s*<sst(?: [A-Za-z:]+="[^<>&"\x00-\x1f\x7f-\xff]*")*>'
)
_PLAIN = re.compile(
    r'(?:\A|(?<=</si>))\s*<si><t(?: xml:space="preserve")?>([^<>&\x00-\x08\x0b-\x1f\ufffe\uffff]*+)</t></si>', re.ASCII
)


def scan_shared_strings(chunks: Iterable[bytes], part: str) -> "array[int]":
    """Return the length of every shared text, in order."""
    scanner = _Scanner()
    parser = new_parser()
    parser.StartElementHandler = scanner.start
    parser.EndElementHandler = scanner.end
    parser.CharacterDataHandler = scanner.text
    feed(parser, scanner.without_plain(iter(chunks)), part)
    return scanner.lengths


class _Scanner:
    """Expat handlers, and what they need not see."""

    def __init__(self) -> None:
        self.lengths = array("Q")
        self._depth = 0
        self._reading = False

    def start(self, name: str, _: dict[str, str]) -> None:
        self._depth += 1
        name = local(name)
        if name == "si":
            self.lengths.append(0)
        elif name == "t":
            self._reading = True

    def end(self, name: str) -> None:
        self._depth -= 1
        if local(name) == "t":
            self._reading = False

    def text(self, piece: str) -> None:
        if self._reading and self.lengths:
            self.lengths[-1] += len(piece)

    def without_plain(self, source: Iterator[bytes]) -> Iterator[bytes]:
        """Yield what is left of the part; a plain text is counted at its place in the stream."""
        rest = next(source, b"")
        if head := _HEAD.match(rest):
            yield head[0]
            rest = rest[head.end() :]
        while head and len(rest) < _LONGEST_TEXT:
            cut = rest.rfind(_ENDS) + len(_ENDS)
            if cut >= len(_ENDS):
                whole, rest = rest[:cut], rest[cut:]
                try:
                    items = whole.decode()
                except UnicodeDecodeError:
                    items = None
                if items is None or may_hide(whole):
                    yield whole
                    break
                yield from self._left_of(items)
            chunk = next(source, None)
            if chunk is None:
                break
            rest += chunk
        yield rest
        yield from source

    def _left_of(self, items: str) -> Iterator[bytes]:
        *found, last = _PLAIN.split(items)
        for other, text in zip(found[::2], found[1::2], strict=True):
            if other:
                yield other.encode()
            if self._depth == 1:
                self.lengths.append(len(text))
            else:  # not where a text stands
                yield f"<si><t>{text}</t></si>".encode()
        yield last.encode()
