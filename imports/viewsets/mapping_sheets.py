"""How the screen of the mapping shows a sheet: its first lines, and each column with a choice of fields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from imports.engine.outline import outlined_grid
from imports.messages import sentence
from imports.reading import ExchangeShape, SheetState, column_letter
from imports.reading.headerrows import header_of
from imports.reading.headers import lacking
from imports.reading.mappingfaults import MappingFault, missing_faults
from imports.viewsets.mapping_choices import Choice, can_be_read, rows_word, width_of
from persian.digits import format_number

_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the sheet: its number as Excel shows it, its texts, and whether it is (part of) the heading."""

    number: int
    cells: tuple[str, ...]
    is_heading: bool
    is_first: bool


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column of the sheet and the field that is chosen for it."""

    name: str
    letter: str
    heading: str
    samples: tuple[str, ...]
    chosen: str
    error: str


@dataclass(frozen=True, slots=True)
class Need:
    """Fields of which one has to be chosen, what is said while none is, and whether that is so."""

    fields: str
    sentence: str
    is_missing: bool


@dataclass(frozen=True, slots=True)
class MappedSheetForm:
    """One sheet on the screen."""

    place: int
    name: str
    about: str
    can_be_read: bool
    is_read: bool
    shown: str
    two_rows: bool
    letters: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    columns: tuple[ColumnChoice, ...] = ()
    needs: tuple[Need, ...] = ()
    errors: tuple[str, ...] = ()
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """A field that a column may become."""

    value: str
    label: str


def field_choices(shape: ExchangeShape) -> list[FieldChoice]:
    """Return the fields of the kind by their headings; required ones say so."""
    required = _("%(heading)s (required)")
    return [
        FieldChoice(column.field, required % {"heading": column.heading} if column.required else column.heading)
        for column in shape.columns
    ]


def sheet_form(
    place: int, choice: Choice, shape: ExchangeShape, faults: Sequence[MappingFault] = ()
) -> MappedSheetForm:
    """Return how a sheet is shown; of one that is not read only the lines, from which to choose."""
    sheet = choice.sheet
    form = MappedSheetForm(
        place=place,
        name=sheet["name"] or _("the only sheet"),
        about=_about(sheet),
        can_be_read=can_be_read(sheet),
        is_read=choice.is_read,
        shown=rows_word(choice.rows),
        two_rows=len(choice.rows) == 2,
        is_refused=bool(faults),
    )
    if not form.can_be_read:
        return form
    width = width_of(sheet)
    form = replace(form, letters=tuple(map(column_letter, range(width))), lines=_lines(choice, width))
    if not choice.is_read:
        return form
    return replace(
        form,
        columns=_columns(place, choice, width, faults),
        needs=_needs(choice, shape),
        errors=tuple(sentence(fault.code, fault.params) for fault in faults if fault.is_of_heading),
    )


def _about(sheet: Mapping[str, Any]) -> str:
    if sheet["state"] != SheetState.VISIBLE:
        return _("Hidden in Excel, so it is not read. Show it in Excel and send the file again to have it read.")
    if not sheet["lines"]:
        return _("Empty")
    rows = sheet["last_row"] - sheet["first_row"] + 1
    size = ngettext("%(number)s row", "%(number)s rows", rows) % {"number": format_number(rows)}
    return _("%(size)s, a guide by its name") % {"size": size} if sheet["is_guide"] else size


def _lines(choice: Choice, width: int) -> tuple[Line, ...]:
    first = choice.rows[0] if choice.rows else None
    return tuple(
        Line(number, (*cells, *[""] * (width - len(cells))), number in choice.rows, number == first)
        for number, cells in choice.sheet["lines"]
    )


def _columns(place: int, choice: Choice, width: int, faults: Sequence[MappingFault]) -> tuple[ColumnChoice, ...]:
    """Return the columns that hold a heading or a value, or that are chosen."""
    headings = header_of(outlined_grid(choice.sheet), choice.rows) if choice.rows else {}
    below = [cells for number, cells in choice.sheet["lines"] if not choice.rows or number > choice.rows[-1]]
    errors = {fault.column: sentence(fault.code, fault.params) for fault in faults if fault.column is not None}
    columns = []
    for index in range(width):
        values = dict.fromkeys(cells[index] for cells in below if index < len(cells) and cells[index])
        if index in headings or values or index in choice.columns:
            letter = column_letter(index)
            columns.append(
                ColumnChoice(
                    name=f"field-{place}-{letter}",
                    letter=letter,
                    heading=headings.get(index, ""),
                    samples=tuple(values)[:_SAMPLES],
                    chosen=choice.columns.get(index, ""),
                    error=errors.get(index, ""),
                )
            )
    return tuple(columns)


def _needs(choice: Choice, shape: ExchangeShape) -> tuple[Need, ...]:
    missing = set(lacking(choice.columns.values(), shape))
    said = (sentence(fault.code, fault.params) for fault in missing_faults((), shape))
    return tuple(
        Need(" ".join(group), text, group in missing) for group, text in zip(lacking((), shape), said, strict=True)
    )
