from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client

from cms_pages.models import AnnouncementPage
from evaluation_admin.models import InspectionProgramme
from organisation.models import Directorate, User
from organisation.roles import Role
from tests.factories.inspection import InspectionProgrammeFactory, InspectionRecordFactory, SiteFactory
from tests.imports.viewsets.conftest import words

SignIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _day() -> Any:
    with time_machine.travel("2019-04-09T12:00:00+04:30", tick=False):
        yield


@pytest.fixture
def programme(site_tree: Any, yazd: Directorate, gilan: Directorate) -> InspectionProgramme:
    programme = InspectionProgrammeFactory(title="اسکان نوروزی", with_deadline=True)
    site = SiteFactory(directorate=yazd)
    InspectionRecordFactory(programme=programme, site=site)
    InspectionRecordFactory(programme=programme, site=site, inspected_on="2019-04-07")
    InspectionRecordFactory(programme=programme, site=site, covert=True, inspector="بازرس پنهان")
    SiteFactory(directorate=gilan)
    return programme


def address(programme: InspectionProgramme) -> str:
    return f"/admin/imports/counts/{programme.pk}/"


def line(answer: Any, name: str) -> list[str]:
    page = BeautifulSoup(answer.content, "html.parser")
    (row,) = (row for row in page.select("table tr") if row.th and row.th.get_text(strip=True) == name)
    return [cell.get_text(strip=True) for cell in row.select("td")]


def test_it_shows_the_counts_of_the_programmes_day_or_of_another(
    sign_in: SignIn, hq_editor: User, programme: InspectionProgramme
) -> None:
    client = sign_in(hq_editor)
    answer = client.get(address(programme))
    page = words(answer)
    assert line(answer, "یزد") == ["۱", "۱", "۱۰۰٪", "۰", "۰", "—"]
    assert line(answer, "جمع کل") == ["۲", "۱", "۵۰٪", "۰", "۰", "—"]
    assert "آمار تا تاریخ ۱۳۹۸/۰۱/۱۷" in page
    assert "پایگاه، بدون هیچ بازرسی: گیلان" in page
    assert "آخرین مهلت ثبت: ۱۳۹۸/۰۱/۲۰" in page
    assert line(client.get(address(programme), {"until": "۱۳۹۸/۰۱/۱۸"}), "یزد")[:2] == ["۱", "۲"]


def test_a_count_opens_the_inspections_behind_it_without_covert_ones(
    sign_in: SignIn, person: Callable[..., User], programme: InspectionProgramme
) -> None:
    named = sign_in(person("named", Role.HQ_EXPERT, may_see_covert=True))
    page = BeautifulSoup(named.get(address(programme)).content, "html.parser")
    (link,) = page.select("table td a")
    listed = named.get(link["href"])
    assert len(BeautifulSoup(listed.content, "html.parser").select("table.listing tbody tr")) == 1
    assert "بازرس پنهان" not in words(listed)


@pytest.mark.parametrize(("typed", "says"), [("1399/01/01", "پس از امروز"), ("1398/13/01", "1398/13/01"), ("", "")])
def test_a_day_that_does_not_fit_is_said(
    sign_in: SignIn, hq_editor: User, programme: InspectionProgramme, typed: str, says: str
) -> None:
    answer = sign_in(hq_editor).get(address(programme), {"until": typed})
    assert "error-message" in answer.content.decode()
    assert says in answer.content.decode()


@pytest.mark.parametrize("who", ["hq_editor", "hq_expert", "director", "hq_admin"])
def test_the_files_are_of_the_day_that_is_shown(
    sign_in: SignIn, request: pytest.FixtureRequest, programme: InspectionProgramme, who: str
) -> None:
    client = sign_in(request.getfixturevalue(who))
    answer = client.post(f"{address(programme)}?until=1398/01/18", {"notice": ""})
    notice = AnnouncementPage.objects.get()
    assert answer["Location"] == f"/admin/pages/{notice.pk}/edit/"
    assert notice.title.endswith("98/01/18")
    assert "پیش‌نویس با دو فایل اکسل ساخته شد" in words(client.get(answer["Location"]))
    again = client.post(address(programme), {"notice": notice.pk})
    assert again["Location"] == answer["Location"]
    assert AnnouncementPage.objects.get().get_latest_revision_as_object().as_of == programme.as_of


def test_it_is_reached_from_the_programme(sign_in: SignIn, hq_editor: User, programme: InspectionProgramme) -> None:
    client = sign_in(hq_editor)
    for view in ("", f"edit/{programme.pk}/"):
        url = f"/admin/snippets/evaluation_admin/inspectionprogramme/{view}"
        assert address(programme) in client.get(url).content.decode() or view


@pytest.mark.parametrize("who", ["yazd_head", "yazd_expert", "province_it", "hq_rep", "yazd_school"])
def test_others_are_turned_away(
    sign_in: SignIn, request: pytest.FixtureRequest, programme: InspectionProgramme, who: str
) -> None:
    client = sign_in(request.getfixturevalue(who))
    assert client.get(address(programme)).status_code == 302
    assert client.post(address(programme), {"notice": ""}).status_code == 302
    assert not AnnouncementPage.objects.exists()
