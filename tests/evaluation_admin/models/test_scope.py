"""Whose each record is, and who reads covert inspections."""

from datetime import date

import pytest

from evaluation_admin.models import Evidence, IndicatorResult, InspectionRecord, SafetySelfAssessment, School, Site
from organisation.models import Directorate, District, OrgUnit, User
from organisation.reach import Reach, reach_of
from organisation.roles import Role
from organisation.scoping import visible
from tests.factories.evaluation import EvidenceFactory, IndicatorResultFactory
from tests.factories.inspection import InspectionRecordFactory, SiteFactory
from tests.factories.safety import SafetyFormFactory
from tests.factories.school import SchoolFactory

DAY = date(2019, 4, 30)


@pytest.fixture
def yazd_rows(yazd: Directorate, yazd_district: District, yazd_unit: OrgUnit, hq_admin: User) -> dict[type, object]:
    school = SchoolFactory(district=yazd_district, code="12345678")
    result = IndicatorResultFactory(self_assessment__unit=yazd_unit)
    return {
        School: school,
        SafetySelfAssessment: SafetyFormFactory(school=school),
        Site: SiteFactory(directorate=yazd, district=yazd_district),
        InspectionRecord: InspectionRecordFactory(site__directorate=yazd, site__district=yazd_district),
        IndicatorResult: result,
        Evidence: EvidenceFactory(result=result, uploaded_by=hq_admin),
    }


def test_the_own_province_sees_its_rows_and_another_none(yazd_rows, yazd_head: User, gilan_head: User) -> None:
    for model, row in yazd_rows.items():
        assert row in visible(model.objects.all(), yazd_head)
        assert not visible(model.objects.all(), gilan_head).filter(pk=row.pk).exists()


def test_a_district_expert_sees_the_district_and_no_evaluation(yazd_rows, yazd_expert: User) -> None:
    seen = {model for model in yazd_rows if visible(model.objects.all(), yazd_expert).exists()}
    assert seen == {School, SafetySelfAssessment, Site, InspectionRecord}


def test_a_school_sees_itself_and_its_own_form(yazd_rows, yazd_school: User, yazd_district: District) -> None:
    SafetyFormFactory(school=SchoolFactory(district=yazd_district))
    assert [school.code for school in visible(School.objects.all(), yazd_school)] == ["12345678"]
    assert visible(SafetySelfAssessment.objects.all(), yazd_school).count() == 1
    assert not visible(InspectionRecord.objects.all(), yazd_school).exists()


def test_covert_inspections_are_for_named_people_only(
    person, yazd: Directorate, yazd_head: User, hq_expert: User, hq_admin: User
) -> None:
    covert = InspectionRecordFactory(covert=True, site__directorate=yazd)
    overt = InspectionRecordFactory(site__directorate=yazd)
    named = person("named_head", Role.PROVINCE_HEAD, directorate=yazd, may_see_covert=True)
    for user, seen in (
        (yazd_head, {overt}),
        (hq_expert, {overt}),
        (named, {overt, covert}),
        (hq_admin, {overt, covert}),
    ):
        assert set(visible(InspectionRecord.objects.all(), user)) == seen


def test_a_covert_inspection_does_not_name_its_site_in_logs(yazd: Directorate) -> None:
    covert = InspectionRecordFactory(covert=True, site__name="پایگاه پنهانی")
    assert "پنهانی" not in str(covert)


def test_being_named_does_not_widen_the_reach(person, yazd: Directorate, gilan: Directorate) -> None:
    named = person("named", Role.PROVINCE_HEAD, directorate=gilan, may_see_covert=True)
    InspectionRecordFactory(covert=True, site__directorate=yazd)
    reach = reach_of(named, on=DAY)
    assert reach.covert
    assert not InspectionRecord.objects.within(reach).exists()
    assert not InspectionRecord.objects.within(Reach(covert=True)).exists()
