"""XML parts through expat, streaming: no document type, no entity, well formed to the end."""

from collections.abc import Iterable
from typing import Any, NoReturn
from xml.parsers import expat

from imports.reading.types import UnreadableWorkbook


def new_parser() -> expat.XMLParserType:
    """Return a parser that refuses document types; text comes in pieces of 64 KiB or more."""
    parser = expat.ParserCreate()
    parser.buffer_size = 64 * 1024
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.EntityDeclHandler = _refuse_document_type
    return parser


def feed(parser: expat.XMLParserType, chunks: Iterable[bytes], part: str) -> None:
    """Parse a part to its end.

    Raises:
        UnreadableWorkbook: suspicious_file for a document type, unreadable_file for broken XML anywhere.
    """
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise UnreadableWorkbook("unreadable_file", {"reason": "broken_xml", "part": part}) from None
    except (ValueError, LookupError):  # an encoding that Python does not know, or cannot map
        raise UnreadableWorkbook("unreadable_file", {"reason": "xml_encoding", "part": part}) from None


def may_hide(text: bytes) -> bool:
    """Return whether there is anything whose content is not read as elements: comments, sections, instructions."""
    return b"<!" in text or b"<?" in text


def local(name: str) -> str:
    """Return an element's or attribute's name without its prefix."""
    return name.rpartition(":")[2]


def plain(attributes: dict[str, str]) -> dict[str, str]:
    """Return attributes under their names without prefixes."""
    return {local(name): value for name, value in attributes.items()}


def elements(chunks: Iterable[bytes], part: str) -> list[tuple[str, dict[str, str]]]:
    """Return every element of a small part, without its text: (name, attributes), prefixes removed."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = new_parser()
    parser.StartElementHandler = lambda name, attributes: found.append((local(name), plain(attributes)))
    feed(parser, chunks, part)
    return found


def _refuse_document_type(*_: Any) -> NoReturn:
    raise UnreadableWorkbook("suspicious_file", {"reason": "document_type"})
