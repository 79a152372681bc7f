from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from cms_pages.models import AnnouncementPage, Attachment, AttachmentVersion
from cms_pages.notice_body import plain_lines
from cms_pages.services.draft_announcement import draft_announcement
from evaluation_admin.enums import SiteKind
from evaluation_admin.models import InspectionCount, InspectionProgramme
from imports.models import ImportBatch
from imports.services.publish_inspection_counts import CountsRefused, publish_inspection_counts
from organisation.models import Directorate, User
from tests.factories.inspection import InspectionProgrammeFactory, InspectionRecordFactory, SiteFactory

AS_OF = date(2019, 4, 6)  # 1398/01/17


@pytest.fixture(autouse=True)
def _day() -> Any:
    with time_machine.travel("2019-04-09T12:00:00+04:30", tick=False):
        yield


@pytest.fixture
def programme(site_tree: Any, yazd: Directorate, gilan: Directorate) -> InspectionProgramme:
    """Yazd: 8 bases with 6 inspections, one of them a day too late; a centre without one. Gilan: 125 bases, 1 visit."""
    programme = InspectionProgrammeFactory(title="=اسکان نوروزی", with_deadline=True)
    bases = SiteFactory.create_batch(8, directorate=yazd)
    for base in bases[:5]:
        InspectionRecordFactory(programme=programme, site=base, inspected_on=AS_OF)
    InspectionRecordFactory(programme=programme, site=bases[5], inspected_on=date(2019, 4, 7))
    InspectionRecordFactory(programme=programme, site=bases[5], covert=True)
    SiteFactory(directorate=yazd, kind=SiteKind.CENTRE)
    for_gilan = SiteFactory.create_batch(125, directorate=gilan)
    InspectionRecordFactory(programme=programme, site=for_gilan[0])
    return programme


def files_of(notice: AnnouncementPage) -> dict[str, bytes]:
    """The files of the notice's newest draft, by label."""
    files = {}
    for row in notice.get_latest_revision_as_object().attachments.all():
        if row.version:
            with row.version.file.open("rb") as file:
                files[row.label] = file.read()
    return files


def sheet_of(data: bytes) -> Any:
    (sheet,) = openpyxl.load_workbook(BytesIO(data)).worksheets
    return sheet


def test_two_workbooks_hold_32_rows_each_zeros_and_sums(programme: InspectionProgramme, hq_editor: User) -> None:
    notice = publish_inspection_counts(programme=programme, as_of=AS_OF, by=hq_editor)
    bases, centres = (sheet_of(data) for data in files_of(notice).values())
    for sheet, name in ((bases, "پایگاه"), (centres, "مرکز")):
        assert sheet.sheet_view.rightToLeft
        assert [cell.value for cell in sheet[6]] == [
            *("ردیف", "اداره کل", f"تعداد {name}", f"تعداد بازرسی از {name}", "درصد پوشش")
        ]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=7)]
        assert [row[0] for row in rows] == [*range(1, 33), None]
        assert rows[-1][1] == "جمع کل"
        assert rows[-1][2:4] == [sum(row[2] for row in rows[:-1]), sum(row[3] for row in rows[:-1])]
        assert not {"f"} & {cell.data_type for row in sheet.iter_rows() for cell in row}
    lines = {row[1].value: [cell.value for cell in row[2:]] for row in bases.iter_rows(min_row=7)}
    assert (lines["یزد"], lines["گیلان"], lines["فارس"]) == ([8, 5, 62.5], [125, 1, "0.80"], [0, 0, None])
    assert lines["جمع کل"] == [133, 6, 4.51]


def test_it_says_of_what_when_and_what_is_no_part_of_it(programme: InspectionProgramme, hq_editor: User) -> None:
    notice = publish_inspection_counts(programme=programme, as_of=AS_OF, by=hq_editor)
    bases = sheet_of(next(iter(files_of(notice).values())))
    assert [bases.cell(row, 1).value for row in range(1, 5)] == [
        "آمار بازرسی از پایگاه‌های اسکان تا تاریخ ۱۳۹۸/۰۱/۱۷",
        "مأخذ: بازرسی‌های ثبت‌شده در «=اسکان نوروزی»",
        "بازرسی‌های پنهان شمرده نشده است",
        "وضعیت تا تاریخ ۱۳۹۸/۰۱/۱۷؛ شمارش در ۱۳۹۸/۰۱/۲۰ ۱۲:۰۰",
    ]


def test_the_draft_is_the_boards_own_notice(programme: InspectionProgramme, hq_editor: User) -> None:
    notice = publish_inspection_counts(programme=programme, as_of=AS_OF, by=hq_editor)
    assert notice.title == "میزان بازرسی‌های انجام‌شده توسط استان‌ها از مراکز و پایگاه‌های اسکان تا تاریخ 98/01/17"
    assert (notice.live, notice.as_of, notice.owner) == (False, AS_OF, hq_editor)
    assert list(files_of(notice)) == [
        "فایل اکسل آماری بازرسی از پایگاه‌های اسکان",
        "فایل اکسل آماری بازرسی از مراکز اسکان",
    ]
    assert "آخرین مهلت ثبت بازرسی‌ها ۱۳۹۸/۰۱/۲۰ است." in "\n".join(plain_lines(notice.body))


def test_what_was_published_is_read_back_and_again_the_same(
    programme: InspectionProgramme, hq_editor: User, hq_expert: User, applied: Callable[..., ImportBatch]
) -> None:
    files = files_of(publish_inspection_counts(programme=programme, as_of=AS_OF, by=hq_editor))
    options = {"kind": "inspection_counts", "programme": f"#{programme.pk}", "as_of": "1398/01/17"}
    for data in files.values():
        first, again = (applied(data, by=hq_expert, **options) for _time in range(2))
        assert (first.outcome, first.count("rows"), first.count("new")) == ("ok", 32, 32)
        assert (again.count("same"), again.count("new"), again.count("changed")) == (32, 0, 0)
        assert not {"count_mismatch", "column_ignored"} & {notice["code"] for notice in first.notices}
    yazd = InspectionCount.objects.get(directorate__slug="yazd", site_kind=SiteKind.BASE)
    assert (yazd.sites, yazd.inspections, yazd.as_of) == (8, 5, AS_OF)


def test_in_a_notice_that_is_there_the_links_stay_and_serve_the_next_version(
    programme: InspectionProgramme, hq_editor: User
) -> None:
    earlier = date(2019, 4, 1)
    notice = publish_inspection_counts(programme=programme, as_of=earlier, by=hq_editor)
    keys = list(Attachment.objects.filter(page=notice).order_by("sort_order").values_list("key", flat=True))
    publish_inspection_counts(programme=programme, as_of=AS_OF, by=hq_editor, renews=notice)
    draft = AnnouncementPage.objects.get().get_latest_revision_as_object()
    rows = list(draft.attachments.all())
    assert ([row.key for row in rows], draft.as_of) == (keys, AS_OF)
    assert [row.version.note for row in rows] == ["آمار تا تاریخ ۱۳۹۸/۰۱/۱۷"] * 2
    stored = Attachment.objects.filter(page=notice).order_by("sort_order")
    assert [row.version.replaces for row in rows] == [row.version for row in stored]  # not public before its approval
    draft.latest_revision.publish()
    assert [row.version for row in stored.all()] == [row.version for row in rows]
    assert AttachmentVersion.objects.count() == 4


def test_files_find_their_attachment_by_the_kind_that_its_label_names_and_others_are_left(
    programme: InspectionProgramme, hq_editor: User
) -> None:
    notice = draft_announcement(
        title="اطلاعیه",
        display_from=AS_OF,
        display_until=AS_OF,
        attachments=[("راهنما", None, None), ("آمار مراکز اسکان", None, None)],
        by=hq_editor,
    )
    files = files_of(publish_inspection_counts(programme=programme, as_of=AS_OF, by=hq_editor, renews=notice))
    assert {label: sheet_of(data).title for label, data in files.items()} == {
        "آمار مراکز اسکان": "مراکز",
        "فایل اکسل آماری بازرسی از پایگاه‌های اسکان": "پایگاه‌ها",
    }


@pytest.mark.parametrize("who", ["yazd_head", "yazd_expert", "province_it", "hq_rep", "yazd_school"])
def test_only_headquarters_publish(programme: InspectionProgramme, request: pytest.FixtureRequest, who: str) -> None:
    with pytest.raises(PermissionDenied):
        publish_inspection_counts(programme=programme, as_of=AS_OF, by=request.getfixturevalue(who))
    assert not AnnouncementPage.objects.exists()


def test_a_day_to_come_and_a_country_without_sites_are_refused(
    programme: InspectionProgramme, site_tree: Any, hq_editor: User
) -> None:
    with pytest.raises(CountsRefused, match="این روز پس از امروز است"):
        publish_inspection_counts(programme=programme, as_of=date(2019, 4, 10), by=hq_editor)


def test_without_a_site_there_is_nothing_to_count(site_tree: Any, reference_data: None, hq_editor: User) -> None:
    with pytest.raises(CountsRefused, match="چیزی برای شمردن نیست"):
        publish_inspection_counts(programme=InspectionProgrammeFactory(), as_of=AS_OF, by=hq_editor)
