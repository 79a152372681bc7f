"""What the mapping of a batch is held against: the states in which it may change, the kind's columns, the sheets."""

from imports.engine.outline import outlined_grid
from imports.exchanges import registry
from imports.models import ImportBatch, State
from imports.reading import ExchangeShape, SheetGrid
from imports.services.runs import new_context
from imports.services.senders import authorise
from organisation.models import User

MAPPABLE = frozenset({State.CHECKED, State.ASKING, State.REFUSED})


def is_mappable(batch: ImportBatch) -> bool:
    """Return whether people may say now how the file is to be read; a file that nobody could open has no outline."""
    return batch.state in MAPPABLE and bool(batch.outline)


def shape_for(batch: ImportBatch, by: User | None) -> ExchangeShape:
    """Return the columns that the batch may have.

    Raises:
        PermissionDenied: no posting of today allows importing.
        Refusal: the kind is not theirs to send.
        OptionError: an option of the batch names nothing any more.
    """
    context = new_context(batch.kind, batch.options, reach=authorise(by, batch.kind), by=by)
    return registry.get(batch.kind).shape(context)


def outlined_grids(batch: ImportBatch) -> dict[str, SheetGrid]:
    """Return the beginnings of the sheets by name."""
    return {sheet["name"]: outlined_grid(sheet) for sheet in batch.outline}
