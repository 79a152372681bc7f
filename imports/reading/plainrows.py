"""Takes the plain rows of a worksheet out of the stream that goes through expat: they are nearly all, and cost most.

A plain row is matched to its last byte: known attributes, cells that hold a number, a shared text or nothing. By its
pattern it is well formed, so that the rest is exactly if the whole was. Everything else goes through expat, as does all
of a part in which a comment, a character section or an instruction might hide rows.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

from imports.reading.facts import MOST_COLUMNS
from imports.reading.references import column_number
from imports.reading.xmlparts import may_hide

_OPENS, _CLOSES, _ROW_ENDS = b"<sheetData>", b"</sheetData", b"</row>"
_LONGEST_HEAD = 1024 * 1024
_MOST_REMEMBERED = 500
_ROW = rb'\s*<row r="([1-9][0-9]{0,6})"((?: [A-Za-z0-9:]+="[ !#-%\'-;=?-~]*")*+)>'
_CELL = rb'<c r="([A-Z]{1,3})%s"(?: s="[0-9]+")?(?: t="([sn])")?(?:/>|>(?:<v>([0-9.eE+-]+)</v>)?</c>)'
_CELLS = re.compile(_CELL % rb"[0-9]+")
_WHOLE = re.compile(_ROW + rb"(?:" + (_CELL % rb"\1").replace(b"([", b"(?:[") + rb")*+")
_ATTRIBUTE = re.compile(rb' ([A-Za-z0-9:]+)="')
_HIDDEN = re.compile(rb' hidden="(?!0"|false")')


@dataclass(frozen=True, slots=True)
class RowShape:
    """What rows of one form have in common.

    Attributes:
        filled: how many of its cells hold a value.
        last_column: index of the last cell that does, -1 for none.
    """

    filled: int
    last_column: int


@dataclass(frozen=True, slots=True)
class PlainRows:
    """Plain rows that stand together.

    Attributes:
        found: of each row its number, its attributes, and the places of its shared texts.
        shapes: the form of each row.
    """

    found: list[tuple[bytes, ...]] = field(default_factory=list)
    shapes: list[RowShape] = field(default_factory=list)

    @property
    def numbers(self) -> list[int]:
        """Numbers of the rows."""
        return [int(number) for number, *_ in self.found]

    @property
    def uses(self) -> list[bytes]:
        """Places of the shared texts of all rows."""
        return list(chain.from_iterable(found[2:] for found in self.found))


Take = Callable[[PlainRows], None]
"""Told of plain rows; what can be done once for many is not done once a row."""


def without_plain_rows(chunks: Iterable[bytes], take: Take) -> Iterator[bytes]:
    """Yield what is left of a worksheet part; `take` is told of plain rows at their place in the stream."""
    source = iter(chunks)
    rest = b""
    for chunk in source:
        rest += chunk
        start = rest.find(_OPENS)
        if start >= 0 or len(rest) > _LONGEST_HEAD:
            break
    else:
        start = -1
    start += len(_OPENS)
    if start < len(_OPENS) or may_hide(rest[:start].removeprefix(b"<?xml")):
        yield rest
        yield from source
        return
    yield rest[:start]
    yield from _below(rest[start:], source, _Rows(take))


def _below(rest: bytes, source: Iterator[bytes], rows: "_Rows") -> Iterator[bytes]:
    while True:
        end = rest.find(_CLOSES)
        cut = rest.rfind(_ROW_ENDS, 0, end if end >= 0 else len(rest)) + len(_ROW_ENDS)
        if cut >= len(_ROW_ENDS):
            whole, rest = rest[:cut], rest[cut:]
            if may_hide(whole):
                yield whole
                break
            yield from rows.left_of(whole)
        elif len(rest) > _LONGEST_HEAD:
            break  # no row ends here
        chunk = next(source, None) if end < 0 else None
        if chunk is None:
            break
        rest += chunk
    yield rest
    yield from source


class _Rows:
    """Tells plain rows from others; most have the form of the row before, which one match finds."""

    def __init__(self, take: Take) -> None:
        self._take = take
        self._match: Callable[[bytes], re.Match[bytes] | None] = re.compile(rb"(?!)").fullmatch
        self._shape = RowShape(0, -1)
        self._forms: dict[tuple[tuple[bytes, bytes, bool], ...], tuple[re.Pattern[bytes], RowShape] | None] = {}
        self._attributes = {b"": True}

    def left_of(self, whole: bytes) -> Iterator[bytes]:
        """Yield the rows that are not plain, each to the end of its closing tag."""
        left, plain = list[bytes](), PlainRows()
        for piece in whole.split(_ROW_ENDS)[:-1]:
            match = self._match(piece) or self._other_form(piece)
            if match is None or not self._is_known((found := match.groups())[1]):
                if plain.found:
                    self._take(plain)
                    plain = PlainRows()
                left.append(piece)
                continue
            if left:
                yield _ROW_ENDS.join([*left, b""])
                left = []
            plain.found.append(found)
            plain.shapes.append(self._shape)
        if plain.found:
            self._take(plain)
        if left:
            yield _ROW_ENDS.join([*left, b""])

    def _other_form(self, piece: bytes) -> re.Match[bytes] | None:
        """Return the match of a plain row of another form than the one before, and take that one's place."""
        found = _WHOLE.fullmatch(piece)
        if found is None:
            return None
        cells = _CELLS.findall(piece, found.end(2))
        form = tuple((letters, kind, bool(value)) for letters, kind, value in cells)
        if form not in self._forms:
            if len(self._forms) == _MOST_REMEMBERED:
                self._forms.clear()
            self._forms[form] = _form(form)
        known = self._forms[form]
        if known is None:
            return None
        pattern, self._shape = known
        self._match = pattern.fullmatch
        return self._match(piece)

    def _is_known(self, attributes: bytes) -> bool:
        """Return whether none comes twice and none hides the row."""
        known = self._attributes.get(attributes)
        if known is None:
            names: Sequence[bytes] = [b"r", *_ATTRIBUTE.findall(attributes)]
            known = len(set(names)) == len(names) and not _HIDDEN.search(attributes)
            if len(self._attributes) < _MOST_REMEMBERED:
                self._attributes[attributes] = known
        return known


def _form(cells: Sequence[tuple[bytes, bytes, bool]]) -> tuple[re.Pattern[bytes], RowShape] | None:
    """Return the pattern of rows with these cells and what they have in common; None where cells are out of order."""
    columns = [column_number(letters.decode()) for letters, _kind, _has_value in cells]
    if any(left >= right for left, right in pairwise([-1, *columns, MOST_COLUMNS])):
        return None
    parts, filled = [_ROW], list[int]()
    for column, (letters, kind, has_value) in zip(columns, cells, strict=True):
        parts.append(rb'<c r="' + letters + rb'\1"(?: s="[0-9]+")?')
        parts.append(rb' t="s"' if kind == b"s" else rb'(?: t="n")?')
        if has_value:
            filled.append(column)
            parts.append(rb"><v>([0-9]++)</v></c>" if kind == b"s" else rb"><v>[0-9.eE+-]++</v></c>")
        else:
            parts.append(rb"(?:/>|></c>)")
    return re.compile(b"".join(parts)), RowShape(len(filled), filled[-1] if filled else -1)
