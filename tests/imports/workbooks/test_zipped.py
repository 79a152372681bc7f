import zipfile
from datetime import datetime
from io import BytesIO

from imports.workbooks.zipped import zipped

MOMENT = datetime(2019, 4, 30, 23, 59)


def test_the_zip_holds_the_one_file_under_its_persian_name_as_it_is() -> None:
    archive = zipfile.ZipFile(BytesIO(zipped(b"content", name="فهرست.xlsx", moment=MOMENT)))
    (entry,) = archive.infolist()
    assert entry.filename == "فهرست.xlsx"
    assert entry.flag_bits & 0x800  # the name is UTF-8
    assert entry.compress_type == zipfile.ZIP_STORED
    assert archive.read(entry) == b"content"
    assert archive.testzip() is None


def test_the_same_file_gives_the_same_bytes() -> None:
    assert zipped(b"x", name="a.xlsx", moment=MOMENT) == zipped(b"x", name="a.xlsx", moment=MOMENT)
