"""The dashboard: what waits, what is under way, and whose figures."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from organisation.models import User
from tests.factories.evaluation import EvaluationCycleFactory, EvidenceFactory, IndicatorResultFactory
from tests.factories.safety import SafetyRoundFactory
from tests.factories.school import SchoolFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def dashboard(sign_in, site_tree) -> Any:
    """Return the text of the dashboard as a person sees it."""

    def read(user: User) -> str:
        answer = sign_in(user).get(reverse("wagtailadmin_home"))
        assert answer.status_code == 200
        return " ".join(BeautifulSoup(answer.content, "html.parser").select_one("main").get_text(" ").split())

    return read


def test_an_empty_house_says_so_in_words(dashboard, hq_expert) -> None:
    text = dashboard(hq_expert)
    for words in ("اکنون کاری در انتظار شما نیست", "هیچ دوره ارزیابی در جریان نیست", "هنوز هیچ مرحله‌ای"):
        assert words in text


def test_each_person_sees_what_waits_for_the_own_role(dashboard, yazd_unit, yazd_head, hq_expert, director) -> None:
    draft = IndicatorResultFactory(self_assessment__unit=yazd_unit)
    registered = IndicatorResultFactory(registered=True, self_assessment=draft.self_assessment)
    IndicatorResultFactory(scored=True, self_assessment=draft.self_assessment)
    EvidenceFactory(result=registered, uploaded_by=yazd_head)
    assert "نتایجی که باید وارد و ثبت شوند ۱" in dashboard(yazd_head)
    text = dashboard(hq_expert)
    assert "در انتظار امتیاز کارشناسی ۱" in text
    assert "مستندات در انتظار بررسی ۱" in text
    assert "در انتظار تأیید نهایی ۱" in dashboard(director)


def test_another_province_is_not_told_of_it(dashboard, yazd_unit, gilan_head) -> None:
    IndicatorResultFactory(self_assessment__unit=yazd_unit)
    assert "اکنون کاری در انتظار شما نیست" in dashboard(gilan_head)


def test_both_cycles_under_way_are_shown_with_their_stage(dashboard, yazd_head) -> None:
    EvaluationCycleFactory(year=1398, title="ارزیابی عملکرد ۱۳۹۸")
    EvaluationCycleFactory(year=1399, title="ارزیابی عملکرد ۱۳۹۹", state="indicators")
    EvaluationCycleFactory(year=1397, title="ارزیابی عملکرد ۱۳۹۷", ended=True)
    text = dashboard(yazd_head)
    assert "ارزیابی عملکرد ۱۳۹۸ ۱۳۹۸ خودارزیابی" in text
    assert "ارزیابی عملکرد ۱۳۹۹ ۱۳۹۹ تدوین شاخص‌ها" in text
    assert "۱۳۹۷" not in text


def test_participation_is_that_of_the_own_schools(
    dashboard, yazd_head, hq_expert, yazd_district, gilan_district
) -> None:
    round_ = SafetyRoundFactory(always_open=True, title="مرحله اول")
    SchoolFactory(district=yazd_district, participant=True, safety_round=round_)
    SchoolFactory(district=yazd_district, nonparticipant=True, safety_round=round_)
    SchoolFactory.create_batch(2, district=gilan_district)
    assert "۲ ۰ ۱ ۱ ۵۰٫۰۰٪" in dashboard(yazd_head)
    text = dashboard(hq_expert)
    assert "۴ ۲ ۱ ۱ ۲۵٫۰۰٪" in text
    assert text.index("گیلان (۰٫۰۰٪)") < text.index("یزد (۵۰٫۰۰٪)")


def test_a_school_sees_its_own_form(dashboard, yazd_school, yazd_district) -> None:
    round_ = SafetyRoundFactory(always_open=True)
    assert "مدرسه شما هنوز در فهرست نیست" in dashboard(yazd_school)
    SchoolFactory(code="12345678", district=yazd_district, name="دبستان یاس")
    text = dashboard(yazd_school)
    assert "دبستان یاس: فرم هنوز آغاز نشده است" in text
    assert "فرم‌های ایمنی در انتظار تکمیل و ثبت نهایی ۱" in text
    SchoolFactory(district=yazd_district, participant=True, safety_round=round_)
    assert "مشمول" not in text


def test_a_school_that_has_registered_finally_has_nothing_to_do(dashboard, yazd_school, yazd_district) -> None:
    round_ = SafetyRoundFactory(always_open=True)
    SafetyRoundFactory(closed=True)
    SchoolFactory(code="12345678", district=yazd_district, participant=True, safety_round=round_)
    text = dashboard(yazd_school)
    assert "اکنون کاری در انتظار شما نیست" in text
    assert "ثبت نهایی" in text
