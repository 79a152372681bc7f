"""Forms of results and evidence: what each role may post (trust.md S3)."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from evaluation_admin.models import (
    Evidence,
    IndicatorResult,
    SelfAssessment,
)
from tests.evaluation_admin.viewsets.screens import address, errors, post
from tests.factories.evaluation import EvidenceFactory, IndicatorFactory, IndicatorResultFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def result(yazd_unit) -> IndicatorResult:
    return IndicatorResultFactory(self_assessment__unit=yazd_unit)


def test_a_unit_writes_its_own_fields_and_no_score(sign_in, yazd_head, result) -> None:
    url = address(IndicatorResult, "edit", result.pk)
    answer = post(
        sign_in(yazd_head),
        url,
        actual="۶۰",
        strengths="خوب",
        reviewed_score="40",
        approved_score="40",
        state="final",
        review_reason="از خودم",
        standard="1",
        self_score="40",
        version="1",
    )
    assert answer.status_code == 302
    row = IndicatorResult.objects.get()
    assert (row.actual, row.self_score, row.strengths) == (60, 30, "خوب")
    assert (row.reviewed_score, row.approved_score, row.state, row.review_reason) == (None, None, "draft", "")
    assert (row.standard, row.version) == (None, 2)


def test_a_unit_moves_a_result_no_further_than_registering(sign_in, yazd_head, result) -> None:
    url = address(IndicatorResult, "edit", result.pk)
    for step in ("scored", "final", "published", "returned"):
        post(sign_in(yazd_head), url, actual="60", step=step)
        assert IndicatorResult.objects.get().state == "draft"
    post(sign_in(yazd_head), url, actual="60", step="registered")
    assert IndicatorResult.objects.get().state == "registered"
    post(sign_in(yazd_head), url, actual="70")
    assert IndicatorResult.objects.get().actual == 60


def test_a_reviewer_scores_and_does_not_touch_the_units_figure(sign_in, hq_expert, yazd_unit) -> None:
    result = IndicatorResultFactory(registered=True, self_assessment__unit=yazd_unit)
    url = address(IndicatorResult, "edit", result.pk)
    half_made = post(sign_in(hq_expert), url, reviewed_score="25", review_reason="سند ناقص")
    assert "گامی را" in errors(half_made)
    post(
        sign_in(hq_expert),
        url,
        reviewed_score="25",
        review_reason="سند ناقص",
        actual="1",
        approved_score="1",
        step="scored",
    )
    row = IndicatorResult.objects.get()
    assert (row.state, row.reviewed_score, row.actual, row.approved_score) == ("scored", 25, 60, None)


def test_a_director_settles_and_the_row_is_locked(sign_in, director, hq_expert, yazd_unit) -> None:
    result = IndicatorResultFactory(scored=True, self_assessment__unit=yazd_unit)
    url = address(IndicatorResult, "edit", result.pk)
    post(sign_in(director), url, step="final", reviewed_score="1")
    row = IndicatorResult.objects.get()
    assert (row.state, row.approved_score, row.reviewed_score) == ("final", 25, 25)
    post(sign_in(hq_expert), url, reviewed_score="40", review_reason="دوباره", step="scored")
    assert IndicatorResult.objects.get().reviewed_score == 25


def test_a_service_s_refusal_stands_beside_its_field(sign_in, hq_expert, yazd_unit) -> None:
    result = IndicatorResultFactory(registered=True, self_assessment__unit=yazd_unit)
    url = address(IndicatorResult, "edit", result.pk)
    answer = post(sign_in(hq_expert), url, reviewed_score="41", review_reason="الف", step="scored")
    assert "بین ۰ و ۴۰" in errors(answer)
    assert IndicatorResult.objects.get().version == 1


def test_opening_a_self_assessment_makes_its_results(sign_in, yazd_head, yazd_unit, gilan_unit) -> None:
    indicator = IndicatorFactory()
    url, cycle = address(SelfAssessment, "add"), indicator.axis.cycle
    assert sign_in(yazd_head).post(url, {"cycle": cycle.pk, "unit": gilan_unit.pk}).status_code == 200
    assert sign_in(yazd_head).post(url, {"cycle": cycle.pk, "unit": yazd_unit.pk}).status_code == 302
    assert [result.indicator for result in IndicatorResult.objects.all()] == [indicator]


def test_evidence_is_uploaded_by_the_unit_and_judged_by_the_reviewer(sign_in, yazd_head, hq_expert, result) -> None:
    def add(name: str, content: bytes) -> Any:
        new = {
            "result": result.pk,
            "label": "صورت‌جلسه",
            "file": SimpleUploadedFile(name, content),
            "verdict": "accepted",
        }
        return sign_in(yazd_head).post(address(Evidence, "add"), new)

    assert "PDF" in errors(add("سند.pdf", b"<html>"))
    assert add("سند.pdf", b"%PDF-1.4").status_code == 302
    row = Evidence.objects.get()
    assert row.verdict == "pending"
    url = address(Evidence, "edit", row.pk)
    post(sign_in(hq_expert), url, verdict="returned", comment="", label="دیگر")
    assert Evidence.objects.get().verdict == "pending"
    post(sign_in(hq_expert), url, verdict="returned", comment="تاریخ ندارد", label="دیگر")
    row = Evidence.objects.get()
    assert (row.verdict, row.label) == ("returned", "صورت‌جلسه")


def test_a_unit_judges_no_evidence(sign_in, yazd_head, result) -> None:
    evidence = EvidenceFactory(result=result, uploaded_by=yazd_head)
    answer = sign_in(yazd_head).post(address(Evidence, "edit", evidence.pk), {"verdict": "accepted", "version": "1"})
    assert answer.status_code in {302, 403}
    assert Evidence.objects.get().verdict == "pending"
