import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import translation

from cms_pages.models import AnnouncementPage
from cms_pages.notice_body import plain_lines
from evaluation_admin.enums import SafetyState
from evaluation_admin.models import SafetyRound, SafetySelfAssessment, School
from imports.services import publish_nonparticipants as service
from imports.services.publish_nonparticipants import CannotPublish, publish_nonparticipants
from organisation.models import District, User
from tests.factories.safety import SafetyCampaignFactory, SafetyRoundFactory
from tests.factories.school import SchoolFactory

AS_OF = date(2019, 4, 30)  # 1398/02/10


@pytest.fixture(autouse=True)
def _day() -> Any:
    with time_machine.travel("2019-04-30T12:00:00+04:30", tick=False):
        yield


@pytest.fixture
def round_(db: None) -> SafetyRound:
    campaign = SafetyCampaignFactory(title="طرح خود ارزیابی ایمنی مدارس")
    return SafetyRoundFactory(campaign=campaign, title="مرحله اول")


@pytest.fixture
def story(site_tree: Any, round_: SafetyRound, yazd_district: District, gilan_district: District) -> SafetyRound:
    """Yazd: two never came, one began, one is final; Gilan: its only school is final; a school of Yazd is closed."""
    about = {"safety_round": round_}
    SchoolFactory(code="00000012", name="دبستان ب", district=yazd_district)
    SchoolFactory(code="00000011", name="دبستان آ", district=yazd_district)
    SchoolFactory(code="00000013", name="=1+1", district=yazd_district, nonparticipant=True, **about)
    SchoolFactory(district=yazd_district, participant=True, **about)
    SchoolFactory(district=yazd_district, closed=True)
    SchoolFactory(district=gilan_district, participant=True, **about)
    return round_


def attached(notice: AnnouncementPage) -> Any:
    """The workbook inside the zip of the notice's newest revision."""
    (attachment,) = notice.get_latest_revision_as_object().attachments.all()
    with attachment.version.file.open("rb") as file, zipfile.ZipFile(BytesIO(file.read())) as archive:
        (entry,) = archive.infolist()
        assert entry.filename == "لیست عدم مشارکت مدارس 1398-02-10.xlsx"
        return openpyxl.load_workbook(BytesIO(archive.read(entry)))


@time_machine.travel("2026-11-22T12:00:00+03:30", tick=False)
def test_from_1400_on_the_title_has_the_whole_year(story: SafetyRound, hq_editor: User) -> None:
    notice = publish_nonparticipants(round_=story, as_of=date(2026, 11, 22), by=hq_editor)
    assert notice.title.endswith("تا تاریخ 1405/09/01")


def test_the_draft_is_the_boards_own_notice(story: SafetyRound, hq_editor: User) -> None:
    notice = publish_nonparticipants(round_=story, as_of=AS_OF, by=hq_editor)
    assert notice.title == "لیست عدم مشارکت مدارس در طرح خود ارزیابی ایمنی مدارس تا تاریخ 98/02/10"
    assert notice.salutation == "روسای محترم ارزیابی عملکرد و پاسخگویی به شکایات استان ..."
    assert (notice.display_from, notice.display_until) == (AS_OF, date(2019, 5, 21))  # 1398/02/31
    assert (notice.as_of, notice.live, notice.owner) == (AS_OF, False, hq_editor)
    (attachment,) = notice.get_latest_revision_as_object().attachments.all()
    assert attachment.label == "فایل فشرده لیست مدارس"
    assert attachment.version.extension == "zip"


def test_its_text_gives_figures_instructions_and_source(story: SafetyRound, hq_editor: User) -> None:
    text = "\n".join(plain_lines(publish_nonparticipants(round_=story, as_of=AS_OF, by=hq_editor).body))
    assert "تا تاریخ ۱۳۹۸/۰۲/۱۰" in text
    assert "از ۵ مدرسه مشمول، ۲ مدرسه (۴۰٪) ثبت نهایی کرده‌اند، ۲ مدرسه هنوز مراجعه ننموده و ۱ مدرسه" in text
    assert "روی عدد درج‌شده در مقابل نام اداره کل خود کلیک کنید" in text
    assert "سامانه «سرا»، سال تحصیلی ۱۳۹۷-۹۸" in text


def test_the_workbook_has_all_directorates_and_a_sheet_where_schools_are_missing(
    story: SafetyRound, hq_editor: User
) -> None:
    book = attached(publish_nonparticipants(round_=story, as_of=AS_OF, by=hq_editor))
    index = book.worksheets[0]
    assert book.sheetnames == ["فهرست", "یزد"]
    assert "سرا" in index["A2"].value
    assert "۱۳۹۷-۹۸" in index["A2"].value
    assert index["A3"].value == "وضعیت تا تاریخ ۱۳۹۸/۰۲/۱۰؛ شمارش در ۱۳۹۸/۰۲/۱۰ ۱۲:۰۰"
    lines = {row[0].value: [cell.value for cell in row[1:]] for row in index.iter_rows(min_row=6)}
    assert len(lines) == 33  # 32 directorates and their sum
    assert lines["یزد"] == [4, 2, 1, 1, 25]
    assert lines["گیلان"] == [1, 0, 0, 1, 100]
    assert lines["فارس"] == [0, 0, 0, 0, None]
    assert lines["جمع کل"] == [5, 2, 1, 2, 40]


def test_the_sheet_lists_those_who_never_came_before_those_who_began(story: SafetyRound, hq_editor: User) -> None:
    sheet = attached(publish_nonparticipants(round_=story, as_of=AS_OF, by=hq_editor))["یزد"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert [row[0] for row in rows] == ["00000011", "00000012", "00000013"]
    assert rows[0] == ["00000011", "دبستان آ", "ناحیه یک یزد", "ابتدایی", "مراجعه ننموده"]
    assert rows[2][1] == "=1+1"
    assert sheet["B6"].data_type == "s"
    assert rows[2][4] == "آغاز شده، ثبت نهایی نشده"


def test_it_is_persian_whatever_language_its_author_reads(story: SafetyRound, hq_editor: User) -> None:
    with translation.override("en"):
        notice = publish_nonparticipants(round_=story, as_of=AS_OF, by=hq_editor)
    assert notice.title.startswith("لیست عدم مشارکت")
    assert attached(notice).sheetnames[0] == "فهرست"


@pytest.mark.parametrize("who", ["yazd_head", "yazd_expert", "province_it", "hq_rep", "yazd_school"])
def test_only_headquarters_publish(story: SafetyRound, request: pytest.FixtureRequest, who: str) -> None:
    with pytest.raises(PermissionDenied):
        publish_nonparticipants(round_=story, as_of=AS_OF, by=request.getfixturevalue(who))
    assert not AnnouncementPage.objects.exists()


def test_a_day_to_come_is_refused(story: SafetyRound, hq_editor: User) -> None:
    with pytest.raises(CannotPublish, match="این روز پس از امروز است"):
        publish_nonparticipants(round_=story, as_of=date(2019, 5, 1), by=hq_editor)


def test_without_a_register_there_is_nothing_to_publish(
    site_tree: Any, round_: SafetyRound, reference_data: None, hq_editor: User
) -> None:
    with pytest.raises(CannotPublish, match="نخست فهرست مدارس را بفرستید"):
        publish_nonparticipants(round_=round_, as_of=AS_OF, by=hq_editor)
    assert not AnnouncementPage.objects.exists()


def test_figures_that_move_between_count_and_list_are_counted_again(
    story: SafetyRound, hq_editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[Callable[..., Any]] = []
    count = service.nonparticipation

    def count_then_finish_a_form(**about: Any) -> Any:
        report = count(**about)
        if not counted:
            school = School.objects.get(code="00000013")
            SafetySelfAssessment.objects.filter(school=school).update(state=SafetyState.FINAL)
        counted.append(count)
        return report

    monkeypatch.setattr(service, "nonparticipation", count_then_finish_a_form)
    book = attached(publish_nonparticipants(round_=story, as_of=AS_OF, by=hq_editor))
    assert len(counted) == 2
    assert [row[0].value for row in book["یزد"].iter_rows(min_row=4)] == ["00000011", "00000012"]
