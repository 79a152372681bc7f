"""Where the records of a batch stand: the last change that it or a reversal of it made to each."""

from typing import Any

from django.apps import apps
from django.db.models import Exists, Min, OuterRef, Q, QuerySet

from imports.exchanges import registry
from imports.models import Direction, ImportBatch, RowChange, State

_FORWARD = Q(reversal__isnull=True) | Q(reversal__direction=Direction.REDO)


def standing_changes(batch: ImportBatch, direction: str) -> QuerySet[RowChange]:
    """Return the changes that a reversal would reverse.

    To undo are those that the file, or a redo, made last to their records; to redo are those that an undo made last.
    """
    later = RowChange.objects.filter(
        batch=OuterRef("batch"),
        model=OuterRef("model"),
        object_pk=OuterRef("object_pk"),
        sequence__gt=OuterRef("sequence"),
    )
    made = _FORWARD if direction == Direction.UNDO else Q(reversal__direction=Direction.UNDO)
    return RowChange.objects.filter(made, ~Exists(later), batch=batch)


def models_of(batch: ImportBatch, direction: str) -> list[Any]:
    """Return the models of the batch's records in the order of a reversal.

    The places that rows belong to are there before them: a redo creates them first, an undo removes them last.
    """
    made = RowChange.objects.filter(batch=batch).order_by().values("model").annotate(first=Min("sequence"))
    labels = [row["model"] for row in made.order_by("first")]
    own = registry.get(batch.kind).model._meta.label_lower
    labels.sort(key=lambda label: label == own)
    if direction == Direction.UNDO:
        labels.reverse()
    return [apps.get_model(label) for label in labels]


def state_of(batch: ImportBatch) -> State:
    """Return the state of an applied batch: whether all, some or none of its changes stand."""
    undone = standing_changes(batch, Direction.REDO).exists()
    if not undone:
        return State.APPLIED
    return State.PARTLY_UNDONE if standing_changes(batch, Direction.UNDO).exists() else State.UNDONE
