"""Lengths of the shared texts of an .xlsx, streaming: a short part may be used a hundred thousand times."""

from array import array
from collections.abc import Iterable

from imports.reading.xmlparts import feed, local, new_parser


def scan_shared_strings(chunks: Iterable[bytes], part: str) -> "array[int]":
    """Return the length of every shared text, in order."""
    lengths = array("Q")
    reading = False

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal reading
        reading = False
        name = local(name)
        if name == "si":
            lengths.append(0)
        elif name == "t":
            reading = True

    def text(piece: str) -> None:
        if reading and lengths:
            lengths[-1] += len(piece)

    parser = new_parser()
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    feed(parser, chunks, part)
    return lengths
