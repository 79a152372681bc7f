"""The states of an attachment's file that readers could fetch before the present one."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from cms_pages.models.attachment import Attachment, AttachmentVersion


@dataclass(frozen=True)
class FileHistory:
    """An attachment and what stood at its link before.

    Attributes:
        row: the attachment with its present version.
        number: which version the present one is, counting those that were public.
        earlier: (number, version), newest first; their bytes are not offered any more.
    """

    row: Attachment
    number: int
    earlier: tuple[tuple[int, AttachmentVersion], ...]


def file_histories(rows: Iterable[Attachment]) -> list[FileHistory]:
    """Return the rows with their earlier public versions; a query for each generation, however many rows."""
    rows = list(rows)
    known = {row.version.pk: row.version for row in rows if row.version}
    wanted = {version.replaces_id for version in known.values() if version.replaces_id}
    while missing := wanted - known.keys():
        found = AttachmentVersion.objects.in_bulk(missing)
        if not found:
            break
        known |= found
        wanted = {version.replaces_id for version in found.values() if version.replaces_id}
    return [_history(row, known) for row in rows]


def _history(row: Attachment, known: dict[int, AttachmentVersion]) -> FileHistory:
    chain: list[AttachmentVersion] = []
    version = row.version
    while version and version.replaces_id and len(chain) < len(known):
        version = known.get(version.replaces_id)
        if version and version.since:
            chain.append(version)
    numbers = count(len(chain), -1)
    return FileHistory(row, len(chain) + 1, tuple(zip(numbers, chain, strict=False)))
