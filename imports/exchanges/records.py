"""The records of a kind as the cells of its workbook: the way back from the database to a file that can be sent."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from django.core.exceptions import FieldDoesNotExist

from imports.exchanges.base import Exchange
from imports.exchanges.columns import Column
from imports.exchanges.context import Context
from imports.reading import ColumnKind

Cell = str | int | float | date | None
CHUNK = 2_000
_MOST_DIGITS = 10**15  # a spreadsheet's number holds no more

# By kind: model lookups that take a settled option, and what else a record must be for a file to be able to say it.
_CHOSEN: Mapping[str, tuple[Mapping[str, str], Mapping[str, Any]]] = {
    "schools": ({"academic_year": "academic_year"}, {"is_open": True}),
    "safety": ({"round": "round"}, {}),
    "indicators": ({"cycle": "cycle"}, {}),
    "scores": (
        {"self_assessment__cycle": "cycle", "self_assessment__unit": "unit"},
        {"self_score__isnull": False},  # a result that has not been entered is no row of figures
    ),
    "inspections": ({"programme": "programme"}, {}),
    "inspection_counts": ({"programme": "programme", "as_of": "as_of"}, {}),
}


def is_exported(kind: str) -> bool:
    """Return whether records of the kind go out as a workbook that comes in again."""
    return kind in _CHOSEN


def exported_columns(exchange: Exchange) -> dict[str, Column]:
    """Return the columns that an export fills, by field."""
    return {
        name: column
        for name, column in exchange.columns.items()
        if column.attribute or hasattr(exchange, f"dehydrate_{name}")
    }


def records_of(exchange: Exchange, context: Context) -> Any:
    """Return the records inside the reach that the options name."""
    lookups, others = _CHOSEN[exchange.kind.value]
    chosen = {lookup: context.options[name] for lookup, name in lookups.items()}
    return exchange.model.objects.within(context.reach).filter(**chosen, **others)


def cells_of(exchange: Exchange, records: Any) -> Iterator[list[Cell]]:
    """Yield the cells of each record, in the template's order; records are read a chunk at a time."""
    columns = exported_columns(exchange)
    paths = [column.attribute for column in columns.values() if column.attribute]
    if len(paths) == len(columns) and all(_is_stored(exchange.model, path) for path in paths):
        for values in records.values_list(*paths).iterator(chunk_size=CHUNK):  # the long lists, at a third of the time
            yield [_cell(value, column) for value, column in zip(values, columns.values(), strict=True)]
        return
    relations = sorted({path.rpartition("__")[0] for path in paths} - {""})
    readers = [_reader(exchange, name, column) for name, column in columns.items()]
    for record in (records.select_related(*relations) if relations else records).iterator(chunk_size=CHUNK):
        yield [read(record) for read in readers]


def _is_stored(model: Any, path: str) -> bool:
    """Return whether the path ends in a column of the database; what is computed has none."""
    for name in path.split("__"):
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            return False
        model = field.related_model
    return True


def _reader(exchange: Exchange, name: str, column: Column) -> Callable[[Any], Cell]:
    dehydrate = getattr(exchange, f"dehydrate_{name}", None)
    if dehydrate is not None:
        found: Callable[[Any], Cell] = dehydrate
        return found
    return partial(_read, path=column.attribute.split("__"), column=column)


def _read(record: Any, *, path: Sequence[str], column: Column) -> Cell:
    value = record
    for name in path:
        if value is None:
            return None
        value = getattr(value, name)
    return _cell(value, column)


def _cell(value: Any, column: Column) -> Cell:
    if value is None or value == "":
        return None
    if column.labels:
        return str(column.labels.get(value, value))
    if isinstance(value, Decimal):
        value = _number(value)
    if column.reads == ColumnKind.PERCENT and 0 < value <= 1:
        return str(value)  # a number cell from 0 to 1 is read as a share, a text as per cent
    return value if isinstance(value, int | float | date) else str(value)


def _number(value: Decimal) -> int | float | str:
    """Return a number that a cell can hold without loss, otherwise its digits as text."""
    if value == value.to_integral_value() and abs(value) < _MOST_DIGITS:
        return int(value)
    number = float(value)
    return number if Decimal(f"{number:.15g}") == value else f"{value.normalize():f}"
