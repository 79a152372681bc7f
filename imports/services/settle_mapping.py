"""Settle how a file is read: its sheets, heading rows and columns; and check again."""

from collections.abc import Sequence

from django.db import transaction

from imports.engine.mapping import table_json
from imports.models import ImportBatch, MappingSource, State
from imports.reading import TableOverride
from imports.reading.mappingfaults import mapping_faults
from imports.services.mapping import is_mappable, outlined_grids, shape_for
from imports.services.queueing import enqueue
from imports.services.refusals import Refusal
from organisation.acts import Act, require_on
from organisation.models import User


@transaction.atomic
def settle_mapping(*, batch: ImportBatch, tables: Sequence[TableOverride], by: User | None) -> ImportBatch:
    """Record the chosen mapping and queue the check, which remembers it for the sender's next files.

    Args:
        batch: one that was checked, asks or was refused after it could be read.
        tables: the sheets to read and how; the others are passed over.
        by: who chose.

    Raises:
        PermissionDenied: no posting of today allows importing for the batch's place.
        Refusal: the batch is in no state for it, or the mapping makes no sense.
    """
    shape = shape_for(batch, by)
    if by is not None:
        require_on(by, Act.IMPORT_WORKBOOK, batch)
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if not is_mappable(batch):
        raise Refusal("not_mappable")
    if not tables:
        raise Refusal("no_sheet_chosen")
    grids = outlined_grids(batch)
    for table in tables:
        for fault in mapping_faults(table, grids.get(table.sheet), shape):
            raise Refusal(fault.code, **fault.params)
    if len({table.sheet for table in tables}) < len(tables):
        raise Refusal("sheet_mapped_twice")
    batch.mapping = [table_json(table) for table in tables]
    batch.mapping_source, batch.mapped_by = MappingSource.PERSON, by
    # Which of two columns is meant is said by the mapping itself now.
    batch.answers.pop("duplicate_heading", None)
    batch.save(update_fields=["mapping", "mapping_source", "mapped_by", "answers"])
    enqueue(batch, State.UPLOADED)
    return batch
