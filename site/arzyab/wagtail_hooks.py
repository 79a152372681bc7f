"""What the project as a whole changes in Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from arzyab.gate import hide_closed

UNUSED = (
    "editor-guide",  # on the internet
    # Notices and records keep their files themselves, behind their own rules.
    "images",
    "documents",
    "collections",
    # There is one board in one language, and its rights come from the roles in the code.
    "sites",
    "locales",
    "groups",
    "page-types-usage",
)

MENUS = (
    "construct_main_menu",
    "construct_reports_menu",
    "construct_settings_menu",
    "construct_help_menu",
    "construct_search",
)

for menu in MENUS:
    hooks.register(menu, hide_closed)


def hide_unused(_request: HttpRequest, items: list[Any]) -> None:
    """Take menu items out that lead nowhere in this product."""
    items[:] = [item for item in items if item.name not in UNUSED and not item.name.startswith("whats-new")]


for menu in MENUS:
    hooks.register(menu, hide_unused)


@hooks.register("insert_global_admin_css")
def own_style() -> str:
    """Load the product's mark and colour."""
    return format_html('<link rel="stylesheet" href="{}">', static("arzyab/admin.css"))
