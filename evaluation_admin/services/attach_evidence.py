"""Attach a file that defends a result."""

import hashlib
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.utils import timezone

from cms_pages.rules.file_kinds import file_kind
from evaluation_admin.models import Evidence, IndicatorResult
from evaluation_admin.services.record_result import check_open_for_unit
from organisation.acts import Act, require_on


@transaction.atomic
def attach_evidence(*, result: IndicatorResult, by: Any, label: str, file: File) -> Evidence:
    """Keep the file as evidence of the result, on private storage.

    Raises:
        PermissionDenied: the unit is not `by`'s to assess.
        RefusedFile: the file is empty, too large, of a kind that is not taken, or not what its name says.
        ValidationError: the result is closed or locked, or has this very file already.
    """
    require_on(by, Act.SELF_ASSESS, result.self_assessment)
    check_open_for_unit(result)
    name = str(file.name)
    kind = file_kind(name, cast(BinaryIO, file), size=file.size, limit=settings.ARZYAB_EVIDENCE_MAX_BYTES)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    evidence = Evidence(
        result=result,
        label=label,
        extension=kind.extension,
        content_type=kind.content_type,
        sha256=digest.hexdigest(),
        size=file.size,
        uploaded_by=by,
        uploaded_at=timezone.now(),
    )
    evidence.full_clean(exclude={"file"})
    evidence.file.save(name, file, save=False)
    evidence.save()
    return evidence
