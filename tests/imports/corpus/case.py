"""A small file and the one code that it is made to produce, with its place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Case:
    """One file of the corpus.

    Attributes:
        code: what the check must say of it.
        make: returns the file's bytes.
        kind: of the exchange.
        sheet, row, column: where; the heading as the file has it. All are empty for the file as a whole.
        name: as the sender calls it.
        limits: ceilings that are lowered, so that a small file reaches them.
    """

    code: str
    make: Callable[[], bytes]
    kind: str = "schools"
    sheet: str = ""
    row: int | None = None
    column: str = ""
    name: str = "فهرست.xlsx"
    limits: Mapping[str, Any] = field(default_factory=dict)
