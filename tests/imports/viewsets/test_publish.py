from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cms_pages.models import AnnouncementPage
from evaluation_admin.models import SafetyRound
from organisation.models import District, User
from persian.clock import today
from persian.jalali import format_jalali
from tests.factories.safety import SafetyRoundFactory
from tests.factories.school import SchoolFactory
from tests.imports.viewsets.conftest import words

SignIn = Callable[[User], Client]


@pytest.fixture
def round_(site_tree: Any, yazd_district: District) -> SafetyRound:
    round_ = SafetyRoundFactory(title="مرحله نخست")
    SchoolFactory.create_batch(3, district=yazd_district)
    SchoolFactory(district=yazd_district, participant=True, safety_round=round_)
    return round_


def address(round_: SafetyRound) -> str:
    return f"/admin/imports/nonparticipants/{round_.pk}/publish/"


def test_it_says_what_will_be_made_and_with_which_figures(
    sign_in: SignIn, hq_editor: User, round_: SafetyRound
) -> None:
    page = words(sign_in(hq_editor).get(address(round_)))
    assert "مرحله نخست" in page
    for figure in ("۴ مدرسه مشمول", "۳ مراجعه ننموده", "۱ ثبت نهایی شده", "۲۵٪ مشارکت"):
        assert figure in page
    assert "کمتر از حد قابل قبول مشارکت (۸۰٪): یزد" in page
    assert "سال تحصیلی ۱۳۹۷-۹۸" in page
    assert f'value="{format_jalali(today())}"' in sign_in(hq_editor).get(address(round_)).content.decode()
    assert not AnnouncementPage.objects.exists()


@pytest.mark.parametrize("who", ["hq_editor", "hq_expert", "director", "hq_admin"])
def test_confirming_makes_the_draft_and_opens_it_in_the_editor(
    sign_in: SignIn, request: pytest.FixtureRequest, round_: SafetyRound, who: str
) -> None:
    client = sign_in(request.getfixturevalue(who))
    answer = client.post(address(round_), {"as_of": format_jalali(today())})
    notice = AnnouncementPage.objects.get()
    assert answer["Location"] == f"/admin/pages/{notice.pk}/edit/"
    assert not notice.live
    editor = client.get(answer["Location"])
    assert editor.status_code == 200
    assert "پیش‌نویس اطلاعیه با فایل پیوست آن ساخته شد" in words(editor)


@pytest.mark.parametrize(("typed", "says"), [("1499/01/01", "پس از امروز"), ("1398/13/01", "1398/13/01"), ("", "")])
def test_a_day_that_does_not_fit_is_said_and_makes_nothing(
    sign_in: SignIn, hq_editor: User, round_: SafetyRound, typed: str, says: str
) -> None:
    answer = sign_in(hq_editor).post(address(round_), {"as_of": typed})
    assert answer.status_code == 200
    assert "error-message" in answer.content.decode()
    assert says in answer.content.decode()
    assert not AnnouncementPage.objects.exists()


def test_without_a_register_there_is_no_button(sign_in: SignIn, hq_editor: User, reference_data: None) -> None:
    page = words(sign_in(hq_editor).get(address(SafetyRoundFactory())))
    assert "نخست فهرست مدارس را بفرستید" in page
    assert "ساخت پیش‌نویس" not in page


@pytest.mark.parametrize("who", ["yazd_head", "yazd_expert", "province_it", "hq_rep", "yazd_school"])
def test_others_are_turned_away(sign_in: SignIn, request: pytest.FixtureRequest, round_: SafetyRound, who: str) -> None:
    client = sign_in(request.getfixturevalue(who))
    assert client.get(address(round_)).status_code == 302
    assert client.post(address(round_), {"as_of": format_jalali(today())}).status_code == 302
    assert not AnnouncementPage.objects.exists()


def test_a_round_that_does_not_exist_is_not_found(sign_in: SignIn, hq_editor: User) -> None:
    assert sign_in(hq_editor).get("/admin/imports/nonparticipants/9999/publish/").status_code == 404
