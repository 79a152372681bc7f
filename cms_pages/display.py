"""How a notice's text is shown: Persian digits, and letter numbers in their own order; what is stored stays as typed.

Source: anomalies X4 and X13 of the announcements.
"""

import re
from html.parser import HTMLParser

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from persian.digits import to_persian_digits
from persian.reference import CircularRef, find_references

# A word with Latin letters is an address or a code: its digits stay.
_LATIN_WORD_OR_DIGITS = re.compile(r"\S*[A-Za-z]\S*|\d+")
_SEPARATOR_AND_DAY = re.compile(r"(\D*)(.*)", re.DOTALL)


def display_text(text: str) -> SafeString:
    """Return plain text as HTML: letter numbers isolated, other digits Persian."""
    parts: list[SafeString | str] = []
    end = 0
    for reference in find_references(text):
        parts += [_persian(text[end : reference.span[0]]), _isolated(reference)]
        end = reference.span[1]
    parts.append(_persian(text[end:]))
    return format_html_join("", "{}", ((part,) for part in parts))


def display_html(html: str) -> SafeString:
    """Do the same to the text between the tags of HTML that Wagtail has rendered from its own rich text."""
    reader = _TextBetweenTags()
    reader.feed(html)
    reader.close()
    # Every text was escaped again by display_text, and the tags are those that came in.
    return mark_safe("".join(reader.parts))  # noqa: S308


def _persian(text: str) -> str:
    return _LATIN_WORD_OR_DIGITS.sub(
        lambda word: word[0] if re.search("[A-Za-z]", word[0]) else to_persian_digits(word[0]), text
    )


def _isolated(reference: CircularRef) -> SafeString:
    """Number and day, each in an isolate: as one, the day would jump before the number."""
    cut = len(reference.number)
    number, rest = reference.raw[:cut], reference.raw[cut:]
    if not rest:
        return format_html('<bdi dir="ltr">{}</bdi>', number)
    separator, day = _SEPARATOR_AND_DAY.fullmatch(rest).groups()  # type: ignore[union-attr]  # matches any text
    return format_html('<bdi dir="ltr">{}</bdi>{}<bdi dir="ltr">{}</bdi>', number, separator, to_persian_digits(day))


class _TextBetweenTags(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.parts.append(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        self.parts.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(display_text(data))
