"""Forms of school safety and of inspections: what each role may post (trust.md S3)."""

import pytest

from evaluation_admin.models import (
    InspectionRecord,
    SafetySelfAssessment,
)
from tests.evaluation_admin.viewsets.screens import address, errors, post
from tests.factories.inspection import InspectionProgrammeFactory, SiteFactory
from tests.factories.safety import SafetyFormFactory, SafetyRoundFactory
from tests.factories.school import SchoolFactory

pytestmark = pytest.mark.django_db


def test_a_school_fills_in_registers_and_is_locked(sign_in, yazd_school, yazd_head, yazd_district) -> None:
    school, round_ = SchoolFactory(code="12345678", district=yazd_district), SafetyRoundFactory(always_open=True)
    new = {"school": school.pk, "round": round_.pk, "t1": "۳۰٫۵", "t2": "20", "t3": "15", "note": "", "step": "final"}
    answer = sign_in(yazd_school).post(address(SafetySelfAssessment, "add"), new | {"level": "1", "total": "100"})
    assert answer.status_code == 302, errors(answer)
    row = SafetySelfAssessment.objects.get()
    assert (row.state, str(row.total), row.level) == ("final", "65.50", 2)
    url = address(SafetySelfAssessment, "edit", row.pk)
    post(sign_in(yazd_school), url, t1="40", step="in_progress", reason="من")
    assert SafetySelfAssessment.objects.get().version == row.version
    post(sign_in(yazd_head), url, t1="1", step="in_progress", reason="اشتباه در جدول ۱")
    row = SafetySelfAssessment.objects.get()
    assert (row.state, str(row.t1)) == ("in_progress", "30.50")


def test_a_province_fills_in_no_form(sign_in, yazd_head, yazd_district) -> None:
    form = SafetyFormFactory(school__district=yazd_district, round=SafetyRoundFactory(always_open=True))
    post(sign_in(yazd_head), address(SafetySelfAssessment, "edit", form.pk), t1="30", step="final", state="final")
    row = SafetySelfAssessment.objects.get()
    assert (row.t1, row.state) == (None, "in_progress")


def test_a_covert_visit_is_recorded_by_named_people_only(sign_in, yazd_head, hq_admin, yazd) -> None:
    site, programme = SiteFactory(directorate=yazd), InspectionProgrammeFactory()
    new = {
        "programme": programme.pk,
        "site": site.pk,
        "inspected_on": "۱۳۹۸/۰۱/۱۲",
        "inspector": "بازرس",
        "is_covert": "on",
    }
    for user in (yazd_head, hq_admin):
        answer = sign_in(user).post(address(InspectionRecord, "add"), new)
        assert answer.status_code == 302, errors(answer)
    assert list(InspectionRecord.objects.order_by("pk").values_list("is_covert", flat=True)) == [False, True]
