"""What a check staged, as rows."""

from imports.engine.pages import PagedRows, StagedRow
from imports.models import ImportBatch


def staged(batch: ImportBatch) -> list[StagedRow]:
    """Return the rows that are kept of a batch, in the order of its pages."""
    return list(PagedRows(batch.pages.all()))
