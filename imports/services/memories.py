"""What is remembered of how a sender's files are read."""

from datetime import datetime
from typing import Any

from django.db.models import F

from imports.models import ImportBatch, MappingProfile, MappingSource
from imports.reading import Remembered


def memory_of(kind: str, directorate: int | None) -> dict[str, Remembered]:
    """Return the remembered mappings of a sender, by the signature of their heading."""
    profiles = MappingProfile.objects.of_sender(kind=kind, directorate=directorate)
    return {each.signature: Remembered(each.pk, each.sheet, each.fields_by_key) for each in profiles}


def keep_recalled(batch: ImportBatch, mapping: list[dict[str, Any]], *, at: datetime) -> None:
    """Note on the batch by what it was read from memory, and on what was remembered that it was used.

    Args:
        batch: read under lock; its mapping is replaced unless a person settled it.
        mapping: what the check recalled.
        at: now.
    """
    if batch.mapping_source in {MappingSource.PERSON, MappingSource.FOUND}:
        return
    before = {table.get("profile") for table in batch.mapping}
    used = {table["profile"] for table in mapping if "profile" in table}
    profiles = {profile.pk: profile for profile in MappingProfile.objects.filter(pk__in=used)}
    for table in mapping:
        if profile := profiles.get(table.get("profile", 0)):
            table |= {"file": profile.file_name, "settled_at": profile.settled_at.isoformat()}
    batch.mapping = mapping
    batch.mapping_source = MappingSource.MEMORY if mapping else ""
    batch.mapped_by = None
    fresh = MappingProfile.objects.filter(pk__in=used - before)
    fresh.update(used_at=at, times_used=F("times_used") + 1)


def learn(batch: ImportBatch, lessons: list[dict[str, Any]], *, at: datetime) -> None:
    """Remember how a person settled the mapping of this batch; what the reader finds by itself needs no memory.

    Args:
        batch: one whose check has read its rows.
        lessons: what `Findings.lessons` says.
        at: now.
    """
    is_settled = batch.mapping_source == MappingSource.PERSON
    if not is_settled and "duplicate_heading" not in batch.answers:
        return
    known = MappingProfile.objects.of_sender(kind=batch.kind, directorate=batch.directorate_id)
    for lesson in lessons:
        if not lesson["signature"]:
            continue
        if lesson["as_found"]:
            if is_settled:
                known.filter(signature=lesson["signature"]).delete()
            continue
        MappingProfile.objects.update_or_create(
            kind=batch.kind,
            directorate=batch.directorate,
            signature=lesson["signature"],
            defaults={
                "sheet": lesson["sheet"],
                "header_rows": lesson["header_rows"],
                "columns": lesson["columns"],
                "file_name": batch.name,
                "batch": batch,
                "settled_by": batch.mapped_by if is_settled else batch.uploaded_by,
                "settled_at": at,
            },
        )
