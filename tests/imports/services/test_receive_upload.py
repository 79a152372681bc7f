import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django_tasks_db.models import DBTaskResult

from imports.models import ImportBatch, State
from imports.services.receive_upload import receive_upload
from imports.services.refusals import Refusal
from organisation.models import District, User


def send(data: bytes, by: User | None, **about: Any) -> ImportBatch:
    """Send a file as the screens do."""
    return receive_upload(file=ContentFile(data), name="../../فهرست.xlsx", kind="schools", options={}, by=by, **about)


def test_the_bytes_are_kept_under_a_name_of_ours_and_a_worker_is_woken(yazd_head: User, settings: LazySettings) -> None:
    batch = send(b"bytes", yazd_head)
    stored = Path(batch.file.path)
    assert stored.read_bytes() == b"bytes"
    assert stored.is_relative_to(Path(settings.MEDIA_ROOT) / "imports")
    assert batch.name == "../../فهرست.xlsx"
    assert "فهرست" not in stored.name
    assert (batch.sha256, batch.size) == (hashlib.sha256(b"bytes").hexdigest(), 5)
    assert batch.state == State.UPLOADED
    job = DBTaskResult.objects.get()
    assert (job.task_path, job.args_kwargs["args"]) == ("imports.jobs.run_batch", [batch.pk])


def test_the_batch_belongs_to_the_place_of_the_posting(
    yazd_head: User, yazd_expert: User, yazd_district: District, hq_expert: User
) -> None:
    province, district, nation = (send(b"x", by) for by in (yazd_head, yazd_expert, hq_expert))
    assert (province.directorate, province.district) == (yazd_district.directorate, None)
    assert (district.directorate, district.district) == (yazd_district.directorate, yazd_district)
    assert (nation.directorate, nation.district) == (None, None)


@pytest.mark.parametrize(("data", "code"), [(b"", "empty_file"), (b"x" * 11, "file_too_large")])
def test_empty_and_oversized_files_are_refused_in_words_and_leave_nothing(
    yazd_head: User, settings: LazySettings, data: bytes, code: str
) -> None:
    settings.ARZYAB_IMPORT_MAX_BYTES = 10
    with pytest.raises(Refusal) as refusal:
        send(data, yazd_head)
    assert refusal.value.code == code
    assert str(refusal.value)
    assert not ImportBatch.objects.exists()
    assert not list(Path(settings.MEDIA_ROOT).rglob("*.*"))


def test_a_file_whose_row_is_not_saved_does_not_stay(
    yazd_head: User, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(batch_id: int) -> None:
        raise RuntimeError

    monkeypatch.setattr("imports.services.receive_upload.wake", broken)
    with pytest.raises(RuntimeError):
        send(b"bytes", yazd_head)
    assert not ImportBatch.objects.exists()
    assert [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()] == []


def test_roles_that_do_not_import_are_refused(person: Callable[..., User], hq_editor: User, yazd_school: User) -> None:
    for user in (hq_editor, yazd_school, person("nobody")):
        with pytest.raises(PermissionDenied):
            send(b"x", user)


def test_a_full_disk_refuses_the_file_in_plain_words_and_keeps_nothing(
    yazd_head: User, settings: LazySettings, full_disk: None
) -> None:
    with pytest.raises(Refusal, match="جای نگهداری فایل‌ها پر شده است"):
        send(b"bytes " * 1000, yazd_head)
    assert not ImportBatch.objects.exists()
    assert [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()] == []
