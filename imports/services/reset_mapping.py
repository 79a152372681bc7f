"""Go back to how the reader finds a file by itself, and check again."""

from django.db import transaction

from imports.models import ImportBatch, MappingProfile, MappingSource, State
from imports.services.mapping import is_mappable
from imports.services.queueing import enqueue
from imports.services.refusals import Refusal
from imports.services.senders import authorise
from organisation.acts import Act, require_on
from organisation.models import User


@transaction.atomic
def reset_mapping(*, batch: ImportBatch, by: User | None) -> ImportBatch:
    """Drop the mapping of a batch and what it taught; what other files taught stays, but not for this one.

    Args:
        batch: one whose mapping may be settled.
        by: who asks.

    Raises:
        PermissionDenied: no posting of today allows importing for the batch's place.
        Refusal: the batch is in no state for it.
    """
    authorise(by, batch.kind)
    if by is not None:
        require_on(by, Act.IMPORT_WORKBOOK, batch)
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if not is_mappable(batch):
        raise Refusal("not_mappable")
    MappingProfile.objects.filter(batch=batch).delete()
    batch.mapping = []
    batch.mapping_source, batch.mapped_by = MappingSource.FOUND, by
    batch.answers.pop("duplicate_heading", None)
    batch.save(update_fields=["mapping", "mapping_source", "mapped_by", "answers"])
    enqueue(batch, State.UPLOADED)
    return batch
