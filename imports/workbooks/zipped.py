"""One file in a zip, as the board's readers know it; a workbook is compressed already and is stored as it is."""

import zipfile
from datetime import datetime
from io import BytesIO


def zipped(content: bytes, *, name: str, moment: datetime) -> bytes:
    """Return a zip of one file; equal arguments give equal bytes.

    Args:
        content: the file.
        name: its name in the zip, written in UTF-8.
        moment: local time of the file, from 1980 on.
    """
    entry = zipfile.ZipInfo(name, date_time=(moment.year, moment.month, moment.day, moment.hour, moment.minute, 0))
    entry.compress_type = zipfile.ZIP_STORED
    entry.external_attr = 0o644 << 16
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(entry, content)
    return target.getvalue()
