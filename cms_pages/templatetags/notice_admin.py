"""What the dialogs about a notice need in the admin."""

from django import template

from cms_pages.models import AnnouncementPage
from cms_pages.services.notice_warnings import NoticeWarning, notice_warnings

register = template.Library()


@register.simple_tag
def warnings_of(notice: AnnouncementPage) -> list[NoticeWarning]:
    """Return what is worth a second look before the notice is published."""
    return notice_warnings(notice)
