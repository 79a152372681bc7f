"""What every page of the admin gets: the Persian face, right-to-left repairs, and Persian digits of scripts."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from persian.font_face import font_link


@hooks.register("insert_global_admin_css")
def persian_face() -> SafeString:
    """Load Vazirmatn, which sets Wagtail's own font variable."""
    return font_link()


@hooks.register("insert_global_admin_css")
def right_to_left_repairs() -> SafeString:
    """Load what Wagtail's own style lacks from right to left."""
    return format_html('<link rel="stylesheet" href="{}">', static("persian/admin.css"))


@hooks.register("insert_global_admin_js")
def persian_counts() -> SafeString:
    """Load what rewrites the counts that Wagtail's scripts write."""
    return format_html('<script defer src="{}"></script>', static("persian/script-digits.js"))
