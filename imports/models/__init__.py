"""The importer's tables, re-exported."""

from imports.models.batch import ImportBatch, original_path
from imports.models.change import RowChange
from imports.models.corrected_cell import CorrectedCell
from imports.models.issue import CellIssue
from imports.models.kept import KeptChange, KeptReason
from imports.models.kinds import Kind, may_send
from imports.models.mapping_profile import MappingProfile, MappingSource
from imports.models.page import USABLE, RowPage, Verdict
from imports.models.reversal import Direction, Reversal
from imports.models.states import REDOABLE, REVERSING, RUNNING, SETTLED, UNDOABLE, WAITING, WRITTEN, Stage, State
from imports.models.synonym import Synonym

__all__ = [
    "REDOABLE",
    "REVERSING",
    "RUNNING",
    "SETTLED",
    "UNDOABLE",
    "USABLE",
    "WAITING",
    "WRITTEN",
    "CellIssue",
    "CorrectedCell",
    "Direction",
    "ImportBatch",
    "KeptChange",
    "KeptReason",
    "Kind",
    "MappingProfile",
    "MappingSource",
    "Reversal",
    "RowChange",
    "RowPage",
    "Stage",
    "State",
    "Synonym",
    "Verdict",
    "may_send",
    "original_path",
]
