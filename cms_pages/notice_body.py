"""Plain text made into the blocks of a notice's body, and read back; the words stay letter for letter."""

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Any

from django.utils.html import escape
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from cms_pages.blocks import NoticeBody
from cms_pages.rules.text_blocks import TextBlock

_NOTICE_BODY = NoticeBody()
_GREETING = re.compile(r"(?:با\s*)?سلام.{0,20}")


def body_of(blocks: Iterable[TextBlock]) -> list[tuple[str, Any]]:
    """Return what a notice's `body` takes; markup in the text stays text."""
    return [(block.kind, _value(block)) for block in blocks]


def _value(block: TextBlock) -> Any:
    match block.kind:
        case "heading":
            return block.lines[0]
        case "paragraph":
            return _rich(block.lines[0])
        case "callout":
            title, text = block.lines
            return {"title": title, "text": _rich(text)}
    return [_rich(line) for line in block.lines]


def _rich(text: str) -> RichText:
    # Without data-block-key: the editor gives keys when it opens the text.
    return RichText(f"<p>{escape(text)}</p>")


def plain_lines(body: StreamValue) -> list[str]:
    """Return the words of a body, a line for each paragraph, item, heading and cell."""
    return [line for line in map(strip_tags, _NOTICE_BODY.get_searchable_content(body)) if line]


def without_greeting(lines: list[str]) -> list[str]:
    """Leave out a greeting that stands alone at the head: it says nothing of what the notice is about."""
    return lines[1:] if len(lines) > 1 and _GREETING.fullmatch(lines[0]) else lines


def opening_words(body: StreamValue) -> str:
    """Return the words of a body in one line, from what it is about on."""
    return " ".join(" ".join(without_greeting(plain_lines(body))).split())


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def strip_tags(html: str) -> str:
    """Return the text between the tags, with its entities read."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return "".join(reader.words).strip()
