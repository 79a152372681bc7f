"""What the project as a whole changes in Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from arzyab.gate import hide_closed

# Links to Wagtail's pages on the internet, and the two libraries of files that this product does not use: notices and
# records keep their files themselves, behind their own rules.
UNUSED = ("editor-guide", "images", "documents", "collections")

for menu in ("construct_main_menu", "construct_reports_menu", "construct_settings_menu", "construct_help_menu"):
    hooks.register(menu, hide_closed)


def hide_unused(_request: HttpRequest, items: list[Any]) -> None:
    """Take menu items out that lead nowhere in this product."""
    items[:] = [item for item in items if item.name not in UNUSED and not item.name.startswith("whats-new")]


for menu in ("construct_main_menu", "construct_settings_menu", "construct_help_menu"):
    hooks.register(menu, hide_unused)


@hooks.register("insert_global_admin_css")
def own_style() -> str:
    """Load the product's mark and colour."""
    return format_html('<link rel="stylesheet" href="{}">', static("arzyab/admin.css"))
