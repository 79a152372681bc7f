"""How a file is described to readers: its type and size are read from the file, never typed."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cms_pages.models.attachment import AttachmentVersion
from persian.digits import format_number

_KIB, _MIB = 1024, 1024 * 1024


def file_size(size: int) -> str:
    """Return a size in bytes as people read it: «۱٫۲ مگابایت»."""
    if size >= _MIB:
        return _("%(size)s MB") % {"size": format_number(size / _MIB, decimals=1)}
    if size >= _KIB:
        return _("%(size)s KB") % {"size": format_number(size / _KIB, decimals=0)}
    return _("%(size)s bytes") % {"size": format_number(size)}


def describe_version(version: AttachmentVersion) -> SafeString:
    """Return «ZIP، ۱٫۲ مگابایت»; the Latin type stands in an isolate, or it would draw the number to its other side."""
    size = file_size(version.size)
    return format_html(
        _("%(type)s, %(size)s") % {"type": "{type}", "size": "{size}"},
        type=format_html("<bdi>{}</bdi>", version.extension.upper()),
        size=size,
    )
