"""Evidence: what is taken, by whom, and what a reviewer says of it."""

import hashlib

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from cms_pages.rules.file_kinds import RefusedFile
from evaluation_admin.models import Evidence, IndicatorResult
from evaluation_admin.services.attach_evidence import attach_evidence
from evaluation_admin.services.judge_evidence import judge_evidence
from organisation.models import OrgUnit
from tests.factories.evaluation import EvidenceFactory, IndicatorResultFactory

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4 fictional"


@pytest.fixture
def result(yazd_unit: OrgUnit) -> IndicatorResult:
    return IndicatorResultFactory(self_assessment__unit=yazd_unit)


def upload(name: str = "سند.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_the_file_is_kept_under_a_name_that_says_nothing(result, yazd_head) -> None:
    evidence = attach_evidence(result=result, by=yazd_head, label="صورت‌جلسه", file=upload())
    row = Evidence.objects.get(pk=evidence.pk)
    assert row.sha256 == hashlib.sha256(PDF).hexdigest()
    assert (row.size, row.extension, row.uploaded_by) == (len(PDF), "pdf", yazd_head)
    assert "سند" not in row.file.name
    assert row.file_name == "صورت‌جلسه.pdf" or row.file_name.endswith(".pdf")
    with row.file.open("rb") as kept:
        assert kept.read() == PDF


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("سند.pdf", b"", "empty"),
        ("سند.pdf", b"MZ\x90 program", "content_differs"),
        ("سند.exe", b"MZ\x90", "unknown_kind"),
        ("سند.svg", b"<svg onload=alert(1)>", "unknown_kind"),
        ("سند.html", b"<html>", "unknown_kind"),
    ],
)
def test_files_that_are_not_what_they_say_are_refused(result, yazd_head, name, content, code) -> None:
    with pytest.raises(RefusedFile) as refused:
        attach_evidence(result=result, by=yazd_head, label="سند", file=upload(name, content))
    assert refused.value.code == code
    assert not Evidence.objects.exists()


def test_files_above_the_limit_are_refused(result, yazd_head, settings) -> None:
    settings.ARZYAB_EVIDENCE_MAX_BYTES = len(PDF) - 1
    with pytest.raises(RefusedFile, match="too_large"):
        attach_evidence(result=result, by=yazd_head, label="سند", file=upload())


def test_the_same_file_is_attached_once(result, yazd_head) -> None:
    attach_evidence(result=result, by=yazd_head, label="سند", file=upload())
    with pytest.raises(ValidationError):
        attach_evidence(result=result, by=yazd_head, label="همان سند", file=upload())


def test_a_locked_result_takes_no_evidence_and_foreigners_attach_none(result, yazd_head, gilan_head, hq_expert) -> None:
    for stranger in (gilan_head, hq_expert):
        with pytest.raises(PermissionDenied):
            attach_evidence(result=result, by=stranger, label="سند", file=upload())
    locked = IndicatorResultFactory(registered=True, self_assessment=result.self_assessment)
    with pytest.raises(ValidationError):
        attach_evidence(result=locked, by=yazd_head, label="سند", file=upload())


def test_a_refusing_verdict_has_a_comment_and_is_the_reviewers(result, yazd_head, hq_expert) -> None:
    evidence = EvidenceFactory(result=result, uploaded_by=yazd_head)
    with pytest.raises(PermissionDenied):
        judge_evidence(evidence=evidence, by=yazd_head, verdict="accepted")
    with pytest.raises(ValidationError):
        judge_evidence(evidence=evidence, by=hq_expert, verdict="insufficient")
    judge_evidence(evidence=evidence, by=hq_expert, verdict="insufficient", comment="تاریخ ندارد")
    row = Evidence.objects.get()
    assert (row.verdict, row.comment) == ("insufficient", "تاریخ ندارد")


def test_evidence_of_a_final_result_is_not_judged_any_more(yazd_unit, yazd_head, hq_expert) -> None:
    result = IndicatorResultFactory(final=True, self_assessment__unit=yazd_unit)
    evidence = EvidenceFactory(result=result, uploaded_by=yazd_head)
    with pytest.raises(ValidationError):
        judge_evidence(evidence=evidence, by=hq_expert, verdict="accepted")
