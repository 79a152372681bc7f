"""Rows that are made when they are asked for, and otherwise behave as a list of them does."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import overload

from imports.reading.types import CellValue

Cells = Sequence[CellValue]


class RowSequence(Sequence[Cells]):
    """Takes slices and counts from the end; what is left to say is `row`, the length, and how to go through them."""

    @overload
    def __getitem__(self, index: int) -> Cells: ...
    @overload
    def __getitem__(self, index: slice) -> list[Cells]: ...
    def __getitem__(self, index: int | slice) -> Cells | list[Cells]:
        places = range(len(self))
        return [self.row(each) for each in places[index]] if isinstance(index, slice) else self.row(places[index])

    @abstractmethod
    def row(self, index: int) -> Cells:
        """Return the row of this place, from 0 to the last."""
