"""What a notice says to the one who reads it: their own province in its merge fields, and the box of its receipt."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from cms_pages.display import merge_html
from cms_pages.models import AnnouncementPage
from cms_pages.reading import province_for

register = template.Library()


@register.simple_block_tag(takes_context=True)
def for_reader(context: dict[str, Any], content: SafeString) -> SafeString:
    """Show a part of the page with the reader's province in the place of the dots; to the public as it was typed."""
    name = province_for(context["request"])
    return merge_html(content, name) if name else content


@register.inclusion_tag("cms_pages/parts/receipt.html", takes_context=True)
def receipt_box(context: dict[str, Any], notice: AnnouncementPage) -> dict[str, Any]:
    """Ask those whom the notice addresses for their confirmation; nothing for anybody else."""
    receipts = getattr(context["request"], "notice_receipts", [])
    return {
        "notice": notice,
        "receipt": receipts[0] if receipts else None,
        "is_confirmed": all(receipt.acknowledged_at for receipt in receipts),
        "csrf_token": context.get("csrf_token"),
    }
