"""The importer's tables, re-exported."""

from imports.models.batch import ImportBatch, original_path
from imports.models.change import RowChange
from imports.models.issue import CellIssue
from imports.models.kept import KeptChange, KeptReason
from imports.models.kinds import Kind, may_send
from imports.models.reversal import Direction, Reversal
from imports.models.row import USABLE, ImportRow, Verdict
from imports.models.states import REDOABLE, REVERSING, RUNNING, UNDOABLE, WAITING, WRITTEN, Stage, State

__all__ = [
    "REDOABLE",
    "REVERSING",
    "RUNNING",
    "UNDOABLE",
    "USABLE",
    "WAITING",
    "WRITTEN",
    "CellIssue",
    "Direction",
    "ImportBatch",
    "ImportRow",
    "KeptChange",
    "KeptReason",
    "Kind",
    "Reversal",
    "RowChange",
    "Stage",
    "State",
    "Verdict",
    "may_send",
    "original_path",
]
