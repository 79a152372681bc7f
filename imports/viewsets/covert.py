"""Files of inspections may hold covert ones, which only named people may read (J10): through every door."""

from typing import Any

from imports.models import ImportBatch, Kind
from organisation.reach import reach_of
from persian.clock import today

KIND_OF_VISIT = "visit"


def may_see_rows(batch: ImportBatch, user: Any) -> bool:
    """Return whether the user may see what the file says, and not only how many rows it has.

    Whoever sent the file has it already. A file that does not tell kinds of visit holds no covert one; before the check
    has read it, that is not known.
    """
    if batch.kind != Kind.INSPECTIONS or batch.uploaded_by_id == user.pk or reach_of(user, on=today()).covert:
        return True
    fields = {field for sheet in batch.sheets for field in sheet["columns"].values()}
    # A column that somebody left out of the mapping is in the file all the same.
    found = {field for sheet in batch.outline if sheet["found"] for field in sheet["found"]["columns"].values()}
    return bool(fields) and KIND_OF_VISIT not in fields | found
