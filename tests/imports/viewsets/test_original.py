from collections.abc import Callable

from django.test import Client

from imports.models import ImportBatch
from organisation.models import User


def test_the_sent_file_comes_back_byte_for_byte_as_an_attachment(
    head: Client, uploaded: Callable[..., ImportBatch], yazd_head: User
) -> None:
    batch = uploaded(b"<html><script>alert(1)</script>", by=yazd_head, name="فهرست «نهایی».html")
    answer = head.get(f"/admin/imports/batches/{batch.pk}/original/")
    assert b"".join(answer.streaming_content) == b"<html><script>alert(1)</script>"
    answer.close()
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]


def test_a_file_that_was_removed_is_not_found(
    head: Client, uploaded: Callable[..., ImportBatch], yazd_head: User
) -> None:
    batch = uploaded(b"x", by=yazd_head)
    batch.file.storage.delete(batch.file.name)
    assert head.get(f"/admin/imports/batches/{batch.pk}/original/").status_code == 404
