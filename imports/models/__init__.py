"""The importer's tables, re-exported."""

from imports.models.batch import ImportBatch, original_path
from imports.models.change import RowChange
from imports.models.issue import CellIssue
from imports.models.kinds import Kind
from imports.models.row import USABLE, ImportRow, Verdict
from imports.models.states import RUNNING, WAITING, Stage, State

__all__ = [
    "RUNNING",
    "USABLE",
    "WAITING",
    "CellIssue",
    "ImportBatch",
    "ImportRow",
    "Kind",
    "RowChange",
    "Stage",
    "State",
    "Verdict",
    "original_path",
]
