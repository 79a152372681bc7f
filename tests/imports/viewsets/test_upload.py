from collections.abc import Callable
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from evaluation_admin.models import EvaluationCycle
from imports.models import ImportBatch, State
from organisation.models import OrgUnit, User
from tests.factories.inspection import InspectionProgrammeFactory
from tests.factories.safety import SafetyRoundFactory
from tests.imports.viewsets.conftest import words

KINDS, SCHOOLS, SAFETY = "/admin/imports/", "/admin/imports/send/schools/", "/admin/imports/send/safety/"


def sent(client: Client, address: str, content: bytes, name: str = "فهرست.xlsx", **fields: Any) -> Any:
    return client.post(address, {"file": SimpleUploadedFile(name, content), **fields})


def test_a_sent_file_is_kept_and_waits_for_the_worker(
    head: Client, province_file: bytes, yazd_head: User, yazd: Any
) -> None:
    answer = sent(head, SCHOOLS, province_file, academic_year="1402")
    batch = ImportBatch.objects.get()
    assert answer["Location"] == f"/admin/imports/batches/{batch.pk}/"
    assert (batch.name, batch.uploaded_by, batch.directorate) == ("فهرست.xlsx", yazd_head, yazd)
    assert (batch.state, batch.options) == (State.UPLOADED, {"academic_year": "1402"})
    with batch.file.open() as kept:
        assert kept.read() == province_file


def test_kinds_are_offered_by_what_the_sender_may_bring(
    sign_in: Callable[[User], Client], yazd_expert: User, yazd_head: User, hq_expert: User
) -> None:
    offered = {user.username: words(sign_in(user).get(KINDS)) for user in (yazd_expert, yazd_head, hq_expert)}
    assert "مدارس یک سال تحصیلی" in offered["yazd_expert"]
    assert "امتیاز یک واحد" not in offered["yazd_expert"]
    assert "امتیاز یک واحد" in offered["yazd_head"]
    assert "شاخص‌های یک دوره" not in offered["yazd_head"]
    assert "شاخص‌های یک دوره" in offered["hq_expert"]


def test_a_kind_that_is_not_offered_cannot_be_sent(head: Client, province_file: bytes) -> None:
    EvaluationCycle.objects.create(year=1398, title="دوره")
    answer = sent(head, "/admin/imports/send/indicators/", province_file, cycle="1")
    assert answer.status_code == 404
    assert head.get("/admin/imports/send/nothing/").status_code == 404
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize("who", ["yazd_school", "province_it", "hq_editor", "hq_rep"])
def test_those_who_may_not_import_are_turned_away(
    sign_in: Callable[[User], Client], request: pytest.FixtureRequest, who: str, province_file: bytes
) -> None:
    client = sign_in(request.getfixturevalue(who))
    assert client.get(KINDS).status_code in {302, 404}
    assert sent(client, SCHOOLS, province_file, academic_year="1397").status_code in {302, 404}
    assert not ImportBatch.objects.exists()


def test_somebody_who_is_not_signed_in_is_asked_to(client: Client) -> None:
    assert client.get(KINDS)["Location"].startswith("/admin/login/")


def test_an_empty_file_is_refused_in_words_and_nothing_is_kept(head: Client) -> None:
    answer = sent(head, SCHOOLS, b"", academic_year="1402")
    assert "خالی است" in words(answer)
    assert not ImportBatch.objects.exists()


def test_a_file_above_the_limit_is_refused_in_words(head: Client, settings: LazySettings) -> None:
    settings.ARZYAB_IMPORT_MAX_BYTES = 1024 * 1024
    answer = sent(head, SCHOOLS, b"x" * (1024 * 1024 + 1), academic_year="1402")
    assert "بزرگ‌تر از ۱ مگابایت" in words(answer)
    assert not ImportBatch.objects.exists()


def test_without_a_file_the_form_says_what_to_do(head: Client) -> None:
    assert "فایلی را که می‌خواهید بفرستید برگزینید" in words(head.post(SCHOOLS, {"academic_year": "1402"}))


def test_the_form_states_the_limits_and_the_columns(head: Client) -> None:
    page = words(head.get(SCHOOLS))
    assert "حداکثر ۲۰ مگابایت" in page
    assert "کد ملی مدیر" in page


def test_a_file_of_a_round_needs_a_round(head: Client) -> None:
    assert "نخست باید ستاد آن را ثبت کند" in words(head.get(SAFETY))
    SafetyRoundFactory(title="مرحله اول")
    page = words(head.get(SAFETY))
    assert "نخست باید ستاد" not in page
    assert "مرحله اول" in page


def test_a_unit_outside_the_reach_is_no_choice(head: Client, yazd_unit: OrgUnit, gilan_unit: OrgUnit) -> None:
    EvaluationCycle.objects.create(year=1398, title="دوره", state="self_assessment")
    page = words(head.get("/admin/imports/send/scores/"))
    assert yazd_unit.name in page
    assert gilan_unit.name not in page
    answer = sent(head, "/admin/imports/send/scores/", b"x", cycle=EvaluationCycle.objects.get().pk, unit=gilan_unit.pk)
    assert answer.status_code == 200
    assert not ImportBatch.objects.exists()


def test_the_sender_is_the_one_who_is_signed_in_whatever_the_form_says(
    head: Client, province_file: bytes, yazd_head: User, gilan: Any, gilan_head: User
) -> None:
    foreign = {"directorate": gilan.pk, "uploaded_by": gilan_head.pk, "state": "applied", "kind": "safety"}
    sent(head, SCHOOLS, province_file, academic_year="1402", **foreign)
    batch = ImportBatch.objects.get()
    assert (batch.uploaded_by, batch.kind, batch.state) == (yazd_head, "schools", State.UPLOADED)
    assert batch.directorate.slug == "yazd"


def test_counts_are_sent_with_their_programme_and_day(
    sign_in: Callable[[User], Client], yazd_head: User, yazd_expert: User, province_file: bytes
) -> None:
    programme, address = InspectionProgrammeFactory(), "/admin/imports/send/inspection_counts/"
    page = sign_in(yazd_head).get(address).content.decode()
    assert 'value="۱۳۹۸/۰۱/۱۷"' in page
    sent(sign_in(yazd_head), address, province_file, programme=programme.pk, as_of="۱۳۹۸/۰۱/۱۵")
    assert ImportBatch.objects.get().options == {"programme": f"#{programme.pk}", "as_of": "2019-04-04"}
    assert sign_in(yazd_expert).get(address).status_code == 404


def test_a_full_disk_is_told_beside_the_file(head: Client, province_file: bytes, full_disk: None) -> None:
    answer = sent(head, SCHOOLS, province_file, academic_year="1397")
    assert answer.status_code == 200
    assert "جای نگهداری فایل‌ها پر شده است؛ فایل شما پذیرفته نشد" in words(answer)
    assert not ImportBatch.objects.exists()
