"""What every page of the admin gets: the Persian face."""

from django.utils.safestring import SafeString
from wagtail import hooks

from persian.font_face import font_link


@hooks.register("insert_global_admin_css")
def persian_face() -> SafeString:
    """Load Vazirmatn, which sets Wagtail's own font variable."""
    return font_link()
