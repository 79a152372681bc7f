"""Days of two-digit numbers that read as one day or another: what is asked of their column, once."""

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any, Literal

from imports.reading.cells import CellProblem, parse
from imports.reading.columns import ColumnSpec
from imports.reading.tables import Table
from imports.reading.types import CellValue, Question, as_whole
from persian.jalali import written_order

DayOrder = Literal["ymd", "dmy"]
ORDERS: tuple[DayOrder, ...] = ("ymd", "dmy")
EACH = "each"
QUESTION = "ambiguous_date"
_SAMPLES = 3


def day_question(table: Table, spec: ColumnSpec) -> Question | None:
    """Return what to ask of a column with ambiguous days; None where no order of the whole column would settle one.

    Args:
        table: the sheet.
        spec: the DAY column, its order not settled.
    """
    ambiguous, tally, seen = 0, Counter[str](), dict[str, tuple[str, dict[str, date | None]]]()
    for row in table.rows():
        value = row.cells[spec.field]
        if not isinstance(value, str | int | float) or isinstance(value, bool):
            continue
        order = written_order(str(value))
        if _is_ambiguous(value, spec):
            if order:
                continue  # 04/05/2019: its year is certain, so it is no matter of where the year stands
            readings: dict[str, date | None] = {order: _read(value, spec, order) for order in ORDERS}
            if len(set(readings.values())) > 1:
                ambiguous += 1
                if len(seen) < _SAMPLES:
                    seen.setdefault(_text(value), (table.cell_name(spec.field, row.number), readings))
        elif order:
            tally[order] += 1
    if not ambiguous:
        return None
    samples: list[dict[str, Any]] = [{"value": text, "cell": cell, **days} for text, (cell, days) in seen.items()]
    params = {
        "field": spec.field,
        "heading": table.heading_of(spec.field),
        "count": ambiguous,
        "cells": samples,
        "samples": {order: [sample[order] for sample in samples if sample[order]] for order in ORDERS},
        "hint": next(iter(tally)) if len(tally) == 1 else "",
        "hinted": tally.total() if len(tally) == 1 else 0,
    }
    return Question(QUESTION, (*ORDERS, EACH), table.sheet, table.header_rows[-1], params)


def _is_ambiguous(value: CellValue, spec: ColumnSpec) -> bool:
    try:
        parse(value, spec)
    except CellProblem as problem:
        return problem.code == QUESTION
    return False


def _read(value: CellValue, spec: ColumnSpec, order: DayOrder) -> date | None:
    try:
        read = parse(value, replace(spec, day_order=order)).value
    except CellProblem:
        return None
    return read if isinstance(read, date) else None


def _text(value: CellValue) -> str:
    return str(as_whole(value))[:40]
