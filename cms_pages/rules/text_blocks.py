"""A notice's text as plain blocks: what programs write and loaders read, before Wagtail's blocks."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

Kind = Literal["heading", "paragraph", "numbered_list", "bulleted_list", "callout"]


class TextBlock(NamedTuple):
    """A block of plain text.

    Attributes:
        kind: which block.
        lines: a list's items; a call-out's title and text; otherwise the one text.
    """

    kind: Kind
    lines: Sequence[str]


def paragraph(text: str) -> TextBlock:
    """Return a paragraph of plain text."""
    return TextBlock("paragraph", (text,))
