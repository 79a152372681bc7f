"""The Persian face of the pages, where it was installed; without it the system's own is used."""

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils.html import format_html
from django.utils.safestring import SafeString

STYLESHEET = "vazirmatn/face.css"


def font_link() -> SafeString:
    """Return the link to the face's stylesheet, or nothing where npm never fetched the font."""
    try:
        address = staticfiles_storage.url(STYLESHEET)
    except ValueError:  # a manifest that was made without it
        return SafeString("")
    # Only a manifest knows its files; elsewhere, the sources have to be asked.
    if not hasattr(staticfiles_storage, "hashed_files") and finders.find(STYLESHEET) is None:
        return SafeString("")
    return format_html('<link rel="stylesheet" href="{}">', address)
