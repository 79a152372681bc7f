"""An old board moves in from a folder: whole or not at all, and twice changes nothing."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cms_pages.models import AnnouncementPage, Attachment
from tests.factories.announcement import PDF, day

pytestmark = pytest.mark.usefixtures("site_tree")
HEAD = "شماره قدیمی,عنوان,تاریخ نمایش از,تاریخ نمایش تا,متن,موضوع,مهم,پیوست‌ها,مهلت"
FIRST = (
    '30001,زمان‌بندی ارزیابی,1398/02/10,1398/02/31,"بند یک\n• نخست\n• دوم",'
    "ایمنی؛ ارزیابی,بلی,شیوه | a.pdf؛ جامانده,1398/02/28"
)
SECOND = "۳۰۰۰۲,لیست مدارس,1398/01/20,1398/01/31,متن.txt,,خیر,,"


def folder(tmp_path: Path, *lines: str) -> Path:
    (tmp_path / "notices.csv").write_text("\n".join([HEAD, *lines]), encoding="utf-8-sig")
    (tmp_path / "a.pdf").write_bytes(PDF)
    (tmp_path / "متن.txt").write_text("متن از پرونده", encoding="utf-8")
    return tmp_path


def load(path: Path, *options: str) -> dict[str, object]:
    out = StringIO()
    call_command("load_board_folder", str(path), *options, stdout=out, stderr=StringIO())
    return json.loads(out.getvalue())


def test_notices_come_with_files_topics_and_old_numbers(tmp_path: Path) -> None:
    result = load(folder(tmp_path, FIRST, SECOND))
    assert (result["notices"], result["created"], result["files"]) == (2, 2, 1)
    notice = AnnouncementPage.objects.get(old_id=30001)
    assert notice.live
    assert (notice.display_from, notice.deadline, notice.is_important) == (day("1398/02/10"), day("1398/02/28"), True)
    assert [topic.name for topic in notice.topics.all()] == ["ارزیابی", "ایمنی"]
    assert [block.block_type for block in notice.body] == ["paragraph", "bulleted_list"]
    rows = {row.label: row for row in Attachment.objects.all()}
    assert rows["شیوه"].version.sha256
    assert rows["جامانده"].version is None
    second = AnnouncementPage.objects.get(old_id=30002)
    assert "متن از پرونده" in str(second.body)
    assert list(AnnouncementPage.objects.in_publication_order()) == [notice, second]


def test_a_second_load_changes_nothing(tmp_path: Path) -> None:
    load(folder(tmp_path, FIRST, SECOND))
    result = load(tmp_path)
    assert (result["created"], result["unchanged"]) == (0, 2)
    assert AnnouncementPage.objects.count() == 2


def test_a_dry_run_keeps_nothing(tmp_path: Path) -> None:
    assert load(folder(tmp_path, FIRST), "--dry-run")["created"] == 1
    assert not AnnouncementPage.objects.exists()


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("1,عنوان,1398/12/30,1399/01/31,,,,,", "سطر ۲: «1398/12/30» در ستون «تاریخ نمایش از»"),
        ("1,عنوان,01/02/03,1399/01/31,,,,,", "«01/02/03»"),
        ("1,عنوان,1398/02/10,1398/02/01,,,,,", "پیش از آغاز"),
        ("1,,1398/02/10,1398/02/31,,,,,", "«عنوان» خالی است"),
        (f"1,{'ا' * 500},1398/02/10,1398/02/31,,,,,", "بیش از اندازه بلند"),
        ("یک,عنوان,1398/02/10,1398/02/31,,,,,", "عدد نیست"),
        ("1,عنوان,1398/02/10,1398/02/31,,,شاید,,", "نه بلی"),
        ("1,عنوان,1398/02/10,1398/02/31,,,,فایل | گم.pdf,", "«گم.pdf» در پوشه نیست"),
        ("1,عنوان,1398/02/10,1398/02/31,,,,فایل | ../../etc/passwd,", "بیرون از پوشه"),
        ("1,عنوان,1398/02/10,1398/02/31,,,,| a.pdf,", "برچسب | فایل"),
        ("1,عنوان,1398/02/10,1398/02/31,,,,فایل | متن.exe,", "در پوشه نیست"),
        (FIRST + "\n" + FIRST.replace("زمان", "دیگر"), "دو بار آمده"),
        ('1,"عنوان,1398/02/10', "گیومه"),
    ],
)
def test_a_fault_is_named_and_nothing_is_loaded(tmp_path: Path, line: str, sentence: str) -> None:
    with pytest.raises(CommandError, match="وارد نشد") as refused:
        load(folder(tmp_path, SECOND, line) if "سطر ۲" not in sentence else folder(tmp_path, line))
    assert sentence in str(refused.value)
    assert not AnnouncementPage.objects.exists()


def test_a_refused_file_is_named(tmp_path: Path) -> None:
    folder(tmp_path, "1,عنوان,1398/02/10,1398/02/31,,,,فایل | b.pdf,")
    (tmp_path / "b.pdf").write_bytes(b"MZ\x90\x00")
    with pytest.raises(CommandError, match="نمی‌پذیرد"):
        load(tmp_path)
    assert not AnnouncementPage.objects.exists()


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"", "عنوان,ناشناس\n".encode(), "عنوان,تا\n".encode()])
def test_a_list_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "notices.csv").write_bytes(content)
    with pytest.raises(CommandError, match="وارد نشد"):
        load(tmp_path)
    with pytest.raises(CommandError, match="وارد نشد"):
        load(tmp_path / "no-such-folder")
