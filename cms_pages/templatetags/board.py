"""What the board's templates need: the day of the header, files described, and texts as readers expect them."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from cms_pages.display import display_html, display_text
from cms_pages.file_types import describe_version
from cms_pages.models import AnnouncementPage, AttachmentVersion, lunar_corrections
from cms_pages.notice_body import plain_lines, without_greeting
from persian.clock import today
from persian.hijri import lunar_date

register = template.Library()
TEASER_WORDS = 40


@register.simple_tag
def board_day() -> dict[str, Any]:
    """Return today, and its lunar date by Iran's months with the recorded corrections."""
    day = today()
    return {"day": day, "lunar": lunar_date(day, corrections=lunar_corrections())}


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
def teaser(notice: AnnouncementPage) -> SafeString:
    """Return the first words of a notice."""
    words = " ".join(" ".join(without_greeting(plain_lines(notice.body))).split())
    return display_text(Truncator(words).words(TEASER_WORDS, truncate=" …"))
