"""Where the records of a batch stand: the last change that it or a reversal of it made to each."""

from typing import Any

from django.apps import apps
from django.db.models import Min, Model

from imports.engine.statements import quoted, run
from imports.exchanges import registry
from imports.models import Direction, ImportBatch, Reversal, RowChange, State


def standing_changes(batch: ImportBatch, direction: str, model: type[Model] | None = None) -> tuple[str, list[Any]]:
    """Return the statement, with its parameters, of the changes that a reversal would reverse: (id, object_pk).

    To undo are those that the file, or a redo, made last to their records; to redo are those that an undo made last.
    One pass over the batch's changes: what is estimated wrongly by the database cannot make it many.

    Args:
        batch: one that was applied.
        direction: undo or redo.
        model: that of the records; None for all.
    """
    where = "c.batch_id = %s"
    params: list[Any] = [batch.pk]
    if model is not None:
        where, params = f"{where} AND c.model = %s", [*params, model._meta.label_lower]
    made = "direction = %s" if direction == Direction.REDO else "COALESCE(direction, %s) = %s"
    params += [Direction.UNDO.value] if direction == Direction.REDO else [Direction.REDO.value] * 2
    return (
        "SELECT id, object_pk FROM (SELECT c.id, c.object_pk, r.direction, ROW_NUMBER() OVER"  # noqa: S608
        f" (PARTITION BY c.model, c.object_pk ORDER BY c.sequence DESC) AS place FROM {quoted(RowChange)} c"
        f" LEFT JOIN {quoted(Reversal)} r ON r.id = c.reversal_id WHERE {where}) made WHERE place = 1 AND {made}",
        params,
    )


def is_standing(batch: ImportBatch, direction: str) -> bool:
    """Return whether there is anything that a reversal would reverse."""
    statement, params = standing_changes(batch, direction)
    return bool(run(f"{statement} LIMIT 1", params))


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


def state_of(reversal: Reversal) -> State:
    """Return the state of the batch after a reversal: whether all, some or none of its changes stand.

    What stayed as it is stands as it did; of what was reversed, by this or an earlier one, the other way is open.
    """
    stays = reversal.kept > 0
    other = Direction.REDO if reversal.direction == Direction.UNDO else Direction.UNDO
    turned = reversal.reverted > 0 or is_standing(reversal.batch, other)
    applied, undone = (stays, turned) if reversal.direction == Direction.UNDO else (turned, stays)
    if applied and undone:
        return State.PARTLY_UNDONE
    return State.UNDONE if undone else State.APPLIED
