"""Evidence files leave by one door, and only to those who may see their result."""

import pytest
from django.test import Client
from django.urls import reverse

from evaluation_admin.models import Evidence
from tests.factories.evaluation import EvidenceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def evidence(yazd_unit, yazd_head) -> Evidence:
    return EvidenceFactory(result__self_assessment__unit=yazd_unit, uploaded_by=yazd_head, label="صورت‌جلسه")


def test_the_own_province_and_the_headquarters_download_it_inert(sign_in, evidence, yazd_head, hq_expert) -> None:
    for user in (yazd_head, hq_expert):
        answer = sign_in(user).get(reverse("evidence", args=[evidence.pk, "x"]))
        assert b"".join(answer.streaming_content) == b"%PDF-1.4 fictional"
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer["Content-Security-Policy"]
        assert "no-store" in answer["Cache-Control"]


def test_others_learn_nothing(sign_in, evidence, gilan_head, yazd_expert, hq_rep, hq_editor) -> None:
    for user in (gilan_head, yazd_expert, hq_rep, hq_editor):
        assert sign_in(user).get(reverse("evidence", args=[evidence.pk, "x"])).status_code == 404
        assert sign_in(user).get(reverse("evidence", args=[0, "x"])).status_code == 404


def test_nobody_downloads_it_without_signing_in(evidence) -> None:
    answer = Client().get(reverse("evidence", args=[evidence.pk, "x"]))
    assert answer.status_code == 302
    for guess in (f"/media/{evidence.file.name}", f"/{evidence.file.name}", f"/documents/{evidence.pk}/x"):
        assert Client().get(guess, follow=True).status_code == 404


def test_a_file_that_is_gone_from_the_disk_is_a_404(sign_in, evidence, yazd_head) -> None:
    evidence.file.storage.delete(evidence.file.name)
    assert sign_in(yazd_head).get(reverse("evidence", args=[evidence.pk, "x"])).status_code == 404


def test_whoever_reads_a_piece_of_evidence_finds_its_file_and_not_its_place(sign_in, evidence, yazd_head) -> None:
    url = reverse(Evidence.snippet_viewset.get_url_name("inspect"), args=[evidence.pk])
    content = sign_in(yazd_head).get(url).content.decode()
    assert reverse("evidence", args=[evidence.pk, evidence.file_name]) in content
    assert evidence.file.name not in content
