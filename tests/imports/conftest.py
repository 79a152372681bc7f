"""Batches from upload to result, without a worker: check(...) and apply(...) do what its jobs would."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile

from imports.models import ImportBatch
from imports.services.apply_batch import apply_batch
from imports.services.check_batch import check_batch
from imports.services.check_workbook import Checked, check_workbook
from imports.services.receive_upload import receive_upload
from organisation.models import User


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
        return check_workbook(path=path, kind=kind, options=options, by=by, answers=answers, records=True)

    return look
