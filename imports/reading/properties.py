"""A custom property of a workbook: a note that a program leaves in a file where no sheet shows it."""

from imports.reading.container import Container
from imports.reading.limits import Limits
from imports.reading.types import UnreadableWorkbook
from imports.reading.xmlparts import feed, local, new_parser

_PART = "docProps/custom.xml"
_LONGEST_PART = 64 * 1024
_ZIP = b"PK\x03\x04"


def custom_property(data: bytes, name: str, limits: Limits) -> str:
    """Return the text of a property, "" where the file has none or cannot be looked into; anybody may have written it.

    Args:
        data: the file.
        name: of the property.
        limits: of the reader.
    """
    if not data.startswith(_ZIP):
        return ""
    try:
        container = Container(data, limits)
        if _PART not in container or container.size(_PART) > _LONGEST_PART:
            return ""
        return _Properties(container.read(_PART)).texts.get(name, "").strip()
    except UnreadableWorkbook:
        return ""


class _Properties:
    """The properties of a part, by name."""

    def __init__(self, part: bytes) -> None:
        self.texts: dict[str, str] = {}
        self._name = ""
        parser = new_parser()
        parser.StartElementHandler = self._start
        parser.CharacterDataHandler = self._text
        feed(parser, [part], _PART)

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        if local(element) == "property":
            self._name = attributes.get("name", "")

    def _text(self, text: str) -> None:
        self.texts[self._name] = self.texts.get(self._name, "") + text
