"""One row of each registered record kind at a place; a kind without a builder fails the matrix."""

from tests.project.scope.rows import board, exchange, importing, organisation, records
from tests.project.scope.rows.registry import BUILDERS, row_of

__all__ = ["BUILDERS", "board", "exchange", "importing", "organisation", "records", "row_of"]
