"""Batches from upload to result, without a worker: check(...) and apply(...) do what its jobs would."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.base import ContentFile

from imports.models import ImportBatch
from imports.reading import Settled
from imports.services.apply_batch import apply_batch
from imports.services.check_batch import check_batch
from imports.services.check_workbook import Checked, check_workbook
from imports.services.receive_upload import receive_upload
from imports.services.request_apply import request_apply
from organisation.models import District, User
from organisation.roles import Role
from tests.builders.schools import school_row, school_workbook


@pytest.fixture
def uploaded(db: None) -> Callable[..., ImportBatch]:
    """Receive a file: uploaded(data, by=yazd_head, kind="schools", round="1")."""

    def make(
        data: bytes, *, by: User | None = None, kind: str = "schools", name: str = "فهرست.xlsx", **options: Any
    ) -> ImportBatch:
        return receive_upload(file=ContentFile(data), name=name, kind=kind, options=options, by=by, queue=False)

    return make


@pytest.fixture
def checked(uploaded: Callable[..., ImportBatch]) -> Callable[..., ImportBatch]:
    """Receive a file and check it."""
    return lambda data, **about: check_batch(batch=uploaded(data, **about))


@pytest.fixture
def applied(checked: Callable[..., ImportBatch]) -> Callable[..., ImportBatch]:
    """Receive, check and apply a file, its faulty rows left out."""

    def make(data: bytes, *, by: User | None = None, **about: Any) -> ImportBatch:
        return apply_batch(batch=checked(data, by=by, **about), by=by, leave_out_errors=True)

    return make


@pytest.fixture
def looked_at(db: None, tmp_path: Path) -> Callable[..., Checked]:
    """Check a file without a batch: looked_at(data, kind="safety", by=yazd_head)."""

    def look(
        data: bytes,
        *,
        by: User | None = None,
        kind: str = "schools",
        name: str = "file.xlsx",
        answers: dict[str, str] | None = None,
        **options: str,
    ) -> Checked:
        path = tmp_path / name
        path.write_bytes(data)
        settled = Settled(answers=answers or {})
        return check_workbook(path=path, kind=kind, options=options, by=by, settled=settled, records=True)

    return look


@pytest.fixture
def cautious_expert(person: Callable[..., User], yazd_district: District) -> User:
    """An expert of Yazd's district whose files the province approves."""
    return person("cautious_expert", Role.DISTRICT_EXPERT, district=yazd_district, imports_need_approval=True)


@pytest.fixture
def awaiting(checked: Callable[..., ImportBatch], cautious_expert: User) -> ImportBatch:
    """A file of that expert with two new schools, confirmed and waiting."""
    batch = checked(school_workbook(school_row("1"), school_row("2")), by=cautious_expert, academic_year="1397")
    return request_apply(batch=batch, by=cautious_expert)


@pytest.fixture
def full_disk(settings: LazySettings) -> None:
    """Let the disk of the kept files be full."""
    storage = {"BACKEND": "tests.imports.full_disk.FullDisk"}
    settings.STORAGES = {**settings.STORAGES, "default": storage}
