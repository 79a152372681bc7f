"""Lists of records: Persian, searched by folded text, narrowed, and as many queries for many rows as for few."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.snippets.models import get_snippet_models

from evaluation_admin import models
from evaluation_admin.services.return_result import return_result
from organisation.models import District, OrgUnit, User
from tests.evaluation_admin.viewsets.screens import address, texts
from tests.factories.evaluation import (
    AxisFactory,
    EvaluationCycleFactory,
    EvidenceFactory,
    IndicatorFactory,
    IndicatorResultFactory,
    SelfAssessmentFactory,
)
from tests.factories.inspection import (
    InspectionCountFactory,
    InspectionProgrammeFactory,
    InspectionRecordFactory,
    SiteFactory,
)
from tests.factories.safety import SafetyCampaignFactory, SafetyFormFactory, SafetyRoundFactory
from tests.factories.school import SchoolFactory

pytestmark = pytest.mark.django_db

FACTORIES: dict[type, Callable[..., Any]] = {
    models.School: SchoolFactory,
    models.SafetyCampaign: SafetyCampaignFactory,
    models.SafetyRound: SafetyRoundFactory,
    models.SafetySelfAssessment: SafetyFormFactory,
    models.EvaluationCycle: EvaluationCycleFactory,
    models.Axis: AxisFactory,
    models.Indicator: IndicatorFactory,
    models.SelfAssessment: SelfAssessmentFactory,
    models.IndicatorResult: IndicatorResultFactory,
    models.Evidence: EvidenceFactory,
    models.InspectionProgramme: InspectionProgrammeFactory,
    models.Site: SiteFactory,
    models.InspectionRecord: InspectionRecordFactory,
    models.InspectionCount: InspectionCountFactory,
}


def test_every_kind_of_this_app_is_registered() -> None:
    ours = {model for model in get_snippet_models() if model._meta.app_label == "evaluation_admin"}
    assert ours == set(FACTORIES)


@pytest.mark.parametrize("model", FACTORIES, ids=lambda model: model.__name__)
def test_twenty_more_rows_need_no_more_queries(model: type, sign_in, hq_admin: User) -> None:
    extra = {"uploaded_by": hq_admin} if model is models.Evidence else {}
    client = sign_in(hq_admin)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(address(model))
            assert answer.status_code == 200
            assert client.get(address(model), {"export": "xlsx"}).status_code == 200
        return len(captured)

    FACTORIES[model].create_batch(2, **extra)
    queries()
    few = queries()
    FACTORIES[model].create_batch(20, **extra)
    assert queries() == few


def test_a_list_is_persian_in_headings_choices_and_figures(sign_in, yazd_head: User, yazd_district: District) -> None:
    SchoolFactory(district=yazd_district, name="دبستان یاس", code="01234567", students=1250)
    answer = sign_in(yazd_head).get(address(models.School))
    row = " ".join(texts(answer, "table.listing tbody tr"))
    for text in ("دبستان یاس", "۰۱۲۳۴۵۶۷", "یزد", "ناحیه یک یزد", "ابتدایی", "دخترانه", "۱٬۲۵۰", "۱۳۹۷-۹۸"):
        assert text in row
    headings = " ".join(texts(answer, "table.listing thead th"))
    for text in ("نام", "کد مدرسه", "اداره کل", "دوره تحصیلی"):
        assert text in headings


def test_schools_stand_in_persian_order(sign_in, yazd_head: User, yazd_district: District) -> None:
    for name in ("یاس", "گلستان", "پویا", "کوشش", "آزادی", "چمران"):
        SchoolFactory(district=yazd_district, name=name)
    answer = sign_in(yazd_head).get(address(models.School))
    shown = [text.split()[0] for text in texts(answer, "table.listing tbody td.title")]
    assert shown == ["آزادی", "پویا", "چمران", "کوشش", "گلستان", "یاس"]


@pytest.mark.parametrize("query", ["خود ارزيابي", "خودارزیابی", "۰۱۲۳۴", "01234567", "كوثر"])
def test_search_folds_letters_digits_and_joiners(sign_in, yazd_head, yazd_district, query: str) -> None:
    SchoolFactory(district=yazd_district, name="دبستان خود‌ارزیابی کوثر", code="01234567")
    SchoolFactory(district=yazd_district, name="دبستان دیگر")
    answer = sign_in(yazd_head).get(address(models.School), {"q": query})
    assert len(texts(answer, "table.listing tbody tr")) == 1


def test_filters_offer_the_own_places_only(sign_in, yazd_head, yazd_district, gilan_district) -> None:
    SchoolFactory(district=yazd_district)
    SchoolFactory(district=gilan_district, name="دبستان رشت")
    answer = sign_in(yazd_head).get(address(models.School))
    content = answer.content.decode()
    assert "ناحیه یک یزد" in content
    assert "رشت" not in content
    foreign = sign_in(yazd_head).get(address(models.School), {"district": gilan_district.pk}).content.decode()
    assert "دبستان رشت" not in foreign


def test_a_filter_by_directorate_and_stage(sign_in, hq_expert, yazd, yazd_district, gilan_district) -> None:
    SchoolFactory(district=yazd_district, name="الف")
    SchoolFactory(district=yazd_district, name="ب", stage="upper")
    SchoolFactory(district=gilan_district, name="پ", stage="upper")
    answer = sign_in(hq_expert).get(address(models.School), {"district__directorate": yazd.pk, "stage": "upper"})
    assert [text.split()[0] for text in texts(answer, "table.listing tbody td.title")] == ["ب"]


def test_readers_open_a_record_without_a_form(sign_in, hq_editor: User, yazd_district: District) -> None:
    school = SchoolFactory(district=yazd_district, students=1250)
    client = sign_in(hq_editor)
    assert address(models.School, "inspect", school.pk) in client.get(address(models.School)).content.decode()
    page = client.get(address(models.School, "inspect", school.pk)).content.decode()
    assert "۱٬۲۵۰" in page
    assert "ابتدایی" in page
    assert client.get(address(models.School, "edit", school.pk)).status_code in {302, 403}


def test_a_filter_by_yes_or_no_says_so_in_words(sign_in, hq_admin) -> None:
    answer = sign_in(hq_admin).get(address(models.InspectionRecord), {"is_covert": "false"})
    assert any("پنهان: خیر" in text for text in texts(answer, ".w-pill"))


def test_covert_inspections_are_on_no_list_of_unnamed_people(sign_in, hq_expert, hq_admin, yazd) -> None:
    InspectionRecordFactory(covert=True, site__directorate=yazd, site__name="پایگاه پنهانی", inspector="بازرس نامعلوم")
    for query in ({}, {"q": "نامعلوم"}, {"is_covert": "true"}, {"export": "csv"}, {"export": "xlsx"}):
        answer = sign_in(hq_expert).get(address(models.InspectionRecord), query)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert "پنهانی".encode() not in content
        assert "نامعلوم".encode() not in content.replace(b'value="\xd9\x86', b"")
    assert "پنهانی" in sign_in(hq_admin).get(address(models.InspectionRecord)).content.decode()


def test_a_unit_sees_its_results_by_its_reach(sign_in, hq_rep, hq_unit: OrgUnit, yazd_unit: OrgUnit) -> None:
    IndicatorResultFactory(self_assessment__unit=hq_unit, indicator__title="شاخص خودی")
    IndicatorResultFactory(self_assessment__unit=yazd_unit, indicator__title="شاخص بیگانه")
    content = sign_in(hq_rep).get(address(models.IndicatorResult)).content.decode()
    assert "شاخص خودی" in content
    assert "شاخص بیگانه" not in content


def test_a_self_assessment_leads_to_its_results(sign_in, yazd_head, yazd_unit) -> None:
    result = IndicatorResultFactory(self_assessment__unit=yazd_unit, indicator__title="شاخص همین دوره")
    IndicatorResultFactory(self_assessment__unit=yazd_unit, indicator__title="شاخص دوره دیگر")
    client = sign_in(yazd_head)
    page = BeautifulSoup(client.get(address(models.SelfAssessment)).content, "html.parser")
    ways = [str(link["href"]) for link in page.select("table.listing a[href]") if "indicatorresult" in link["href"]]
    (way,) = [way for way in ways if f"self_assessment__cycle={result.self_assessment.cycle_id}&" in way]
    content = client.get(way).content.decode()
    assert "شاخص همین دوره" in content
    assert "شاخص دوره دیگر" not in content


def test_a_history_names_the_person_and_the_move(sign_in, yazd_head, hq_expert, yazd_unit) -> None:
    result = IndicatorResultFactory(registered=True, self_assessment__unit=yazd_unit)
    return_result(result=result, by=hq_expert, reason="سند ندارد")
    content = sign_in(yazd_head).get(address(models.IndicatorResult, "history", result.pk)).content.decode()
    assert "به گام بعدی رفت" in content
    assert "hq_expert" in content
