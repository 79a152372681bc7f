"""What the board's templates need: the day of the header, files described, and texts as readers expect them."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from cms_pages.display import display_html, display_text
from cms_pages.file_types import describe_version
from cms_pages.models import AnnouncementPage, AttachmentVersion, lunar_corrections
from cms_pages.notice_body import opening_words
from persian.clock import today
from persian.hijri import lunar_date

register = template.Library()
DESCRIPTION_LETTERS = 160


@register.simple_tag
def board_day() -> dict[str, Any]:
    """Return today, and its lunar date by Iran's months with the recorded corrections."""
    day = today()
    return {"day": day, "lunar": lunar_date(day, corrections=lunar_corrections())}


@register.simple_tag(takes_context=True)
def canonical_address(context: dict[str, Any]) -> str:
    """Return the whole address of the page that is shown, without what somebody's link added to it."""
    number = getattr(context.get("notices"), "number", 1)
    address: str = context["request"].build_absolute_uri(context["request"].path)
    return f"{address}?page={number}" if number > 1 else address


@register.filter
def notice_text(text: str) -> SafeString:
    """Show plain text of a notice."""
    return display_text(text)


@register.filter
def notice_html(html: str) -> SafeString:
    """Show rich text of a notice (after Wagtail's `richtext`)."""
    return display_html(str(html))


@register.filter
def file_description(version: AttachmentVersion) -> SafeString:
    """Return a file's type and size, as the file says them."""
    return describe_version(version)


@register.filter
def in_short(notice: AnnouncementPage) -> str:
    """Return a sentence's length of a notice as plain text, for lists outside the board."""
    return Truncator(opening_words(notice.body) or notice.title).chars(DESCRIPTION_LETTERS)
