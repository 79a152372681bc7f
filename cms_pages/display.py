"""How a notice's text is shown: Persian digits, and letter numbers in their own order; what is stored stays as typed.

Source: anomalies X4 and X13 of the announcements.
"""

import re
from html.parser import HTMLParser

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from cms_pages.rules.merge_field import merge_province
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
        parts += [_persian(text[end : reference.span[0]]), display_reference(reference)]
        end = reference.span[1]
    parts.append(_persian(text[end:]))
    return format_html_join("", "{}", ((part,) for part in parts))


def display_html(html: str) -> SafeString:
    """Do the same to the text between the tags of HTML that Wagtail has rendered from its own rich text."""
    return _TextBetweenTags().changed(html)


def merge_html(html: str, province: str) -> SafeString:
    """Write the province's name in the place of the dots after «استان», in HTML that a template has rendered."""
    return _MergeFields(province).changed(html)


def _persian(text: str) -> str:
    return _LATIN_WORD_OR_DIGITS.sub(
        lambda word: word[0] if re.search("[A-Za-z]", word[0]) else to_persian_digits(word[0]), text
    )


def display_reference(reference: CircularRef) -> SafeString:
    """Return number and day, each in an isolate: as one, the day would jump before the number."""
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

    def changed(self, html: str) -> SafeString:
        self.feed(html)
        self.close()
        # Every text was escaped again by handle_data, and the tags are those that came in.
        return mark_safe("".join(self.parts))  # noqa: S308

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.parts.append(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        self.parts.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(display_text(data))


class _MergeFields(_TextBetweenTags):
    """A field may be cut by a tag («استان <b>....</b>»), but does not reach over the end of a line."""

    INLINE = frozenset({"a", "b", "strong", "i", "em", "span", "bdi"})

    def __init__(self, province: str) -> None:
        super().__init__()
        self._province = province
        self._before = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        super().handle_starttag(tag, attrs)
        self._end_line_at(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        super().handle_startendtag(tag, attrs)
        self._end_line_at(tag)

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        self._end_line_at(tag)

    def handle_data(self, data: str) -> None:
        self.parts.append(escape(merge_province(data, self._province, before=self._before)))
        self._before = data

    def _end_line_at(self, tag: str) -> None:
        if tag not in self.INLINE:
            self._before = ""
