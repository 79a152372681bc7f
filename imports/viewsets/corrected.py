"""What people put right of a file on its page: corrected cells, and the order of days of a column."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from imports.messages.questions import order_name
from imports.models import ImportBatch
from imports.reading.dayorders import ORDERS
from imports.services.correct_cells import CORRECTABLE
from imports.viewsets.cells import CellWords
from persian.templatetags.persian import jalali


@dataclass(frozen=True, slots=True)
class Correction:
    """A corrected cell as the page lists it."""

    pk: int
    sheet: str
    cell: str
    column: str
    file_value: str
    text: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class SettledDays:
    """How the days of a column are read; without an order each cell is put right by itself."""

    sheet: str
    field: str
    heading: str
    order: str


def correction_context(batch: ImportBatch, words: CellWords, *, may_work: bool) -> dict[str, Any]:
    """Return what was put right, and where it is taken back while the batch allows that."""
    may_correct = may_work and batch.state in CORRECTABLE and not batch.rows_forgotten_at
    return {
        "corrections": [
            Correction(
                pk=cell.pk,
                sheet=cell.sheet,
                cell=cell.cell,
                column=cell.column,
                file_value=cell.file_value,
                text=cell.text,
                by=str(cell.corrected_by),
                at=jalali(timezone.localtime(cell.corrected_at), "moment"),
            )
            for cell in batch.corrected_cells.select_related("corrected_by")
        ],
        "settled_days": [
            SettledDays(sheet, field, words.heading(field), order_name(order) if order in ORDERS else "")
            for sheet, orders in batch.day_orders.items()
            for field, order in orders.items()
        ],
        "may_correct": may_correct,
        "correct_url": reverse("imports_correct", args=[batch.pk]),
        "restore_url": reverse("imports_restore", args=[batch.pk]),
        "reopen_url": reverse("imports_reopen_days", args=[batch.pk]),
    }
