"""The Persian face of the pages, where it was installed; without it the system's own is used."""

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

STYLESHEET = "vazirmatn/face.css"
# Both: blanks and punctuation are in the Latin file, and would move the words if it came later.
FONTS = tuple(f"vazirmatn/vazirmatn-{script}-wght-normal.woff2" for script in ("arabic", "latin"))


def font_link() -> SafeString:
    """Return the links to the face's stylesheet and its files, or nothing where npm never fetched the font."""
    try:
        address, *fonts = map(staticfiles_storage.url, (STYLESHEET, *FONTS))
    except ValueError:  # a manifest that was made without it
        return SafeString("")
    # Only a manifest knows its files; elsewhere, the sources have to be asked.
    if not hasattr(staticfiles_storage, "hashed_files") and finders.find(STYLESHEET) is None:
        return SafeString("")
    preloads = format_html_join(
        "", '<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>', ((font,) for font in fonts)
    )
    return format_html('<link rel="stylesheet" href="{}">{}', address, preloads)
