"""Preflight of .xlsx: every part well formed, every sheet counted, before any reader opens the file."""

import posixpath
from array import array
from collections.abc import Iterator
from typing import Any

from imports.reading.container import Container
from imports.reading.facts import SheetFacts, hold_against
from imports.reading.limits import Limits
from imports.reading.sharedstrings import scan_shared_strings
from imports.reading.sheetxml import scan_sheet
from imports.reading.types import SheetState, UnreadableWorkbook
from imports.reading.xmlparts import elements, feed, new_parser

_ROOT_RELATIONS = "_rels/.rels"
_XML = (".xml", ".rels")
_MACROS = ("vbaproject.bin", "/macrosheets/")


def preflight_xlsx(container: Container, limits: Limits) -> list[SheetFacts]:
    """Check every part and return the facts of all worksheets in tab order.

    Raises:
        UnreadableWorkbook: macro_file, suspicious_file, unreadable_file, or a limit is passed.
    """
    names = [name.casefold() for name in container.names]
    if any(macro in name for name in names for macro in _MACROS):
        raise UnreadableWorkbook("macro_file")
    book = _target_of(container, _ROOT_RELATIONS, "/officeDocument")
    if book is None:
        raise UnreadableWorkbook("unreadable_file", {"reason": "missing_part", "part": "xl/workbook.xml"})
    relations = f"{posixpath.dirname(book)}/_rels/{posixpath.basename(book)}.rels"
    sheets = _sheets(container, book, relations)
    hold_against(limits, sheets)
    strings_part = _target_of(container, relations, "/sharedStrings")
    strings = array("Q")
    if strings_part:
        strings = scan_shared_strings(container.stream(strings_part), strings_part)
    for sheet in sheets:
        scan_sheet(container.stream(sheet.part), sheet, strings, limits)
    scanned = {sheet.part.casefold() for sheet in sheets} | {(strings_part or "").casefold()}
    for name in container.names:
        if name.casefold() not in scanned:
            check_part(container, name)
    hold_against(limits, sheets)
    longest = max(strings, default=0)
    for sheet in sheets:
        sheet.longest = max(sheet.longest, longest)
    return sheets


def check_part(container: Container, name: str) -> None:
    """Read a part to its end for its checksum and, when it is XML, for its form."""
    chunks = container.stream(name)
    if name.casefold().endswith(_XML):
        feed(new_parser(), chunks, name)
    else:
        for _ in chunks:
            pass


def _sheets(container: Container, book: str, relations: str) -> list[SheetFacts]:
    targets = {relation["Id"]: relation for relation in _relations(container, relations)}
    sheets = []
    for name, attributes in elements(container.stream(book), book):
        if name != "sheet":
            continue
        relation = targets.get(attributes.get("id", ""))
        if relation is None:
            raise UnreadableWorkbook("unreadable_file", {"reason": "missing_part", "sheet": attributes.get("name", "")})
        if not relation.get("Type", "").endswith("/worksheet"):
            continue  # a chart sheet holds no cells
        part = _resolve(relations, relation.get("Target", ""))
        sheets.append(SheetFacts(attributes.get("name", ""), _state(attributes.get("state", "")), part))
    return sheets


def _state(text: str) -> SheetState:
    return SheetState(text) if text in set(SheetState) else SheetState.VISIBLE


def _relations(container: Container, part: str) -> Iterator[dict[str, str]]:
    for name, attributes in elements(container.stream(part), part):
        if name == "Relationship" and "Id" in attributes:
            yield attributes


def _target_of(container: Container, relations: str, kind: str) -> str | None:
    for relation in _relations(container, relations):
        if relation.get("Type", "").endswith(kind) and relation.get("TargetMode") != "External":
            return _resolve(relations, relation.get("Target", ""))
    return None


def _resolve(relations: str, target: str) -> str:
    """Return the entry that a relation's target names, relative to the folder above its `_rels`."""
    folder = posixpath.dirname(posixpath.dirname(relations))
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def describe(sheet: SheetFacts) -> dict[str, Any]:
    """Return what the caller learns of a sheet besides its rows, as plain data."""
    return {
        "name": sheet.name,
        "state": sheet.state.value,
        "merges": [[m.first_row, m.first_column, m.last_row, m.last_column] for m in sheet.merges],
        "hidden_rows": sheet.hidden_rows_used(),
        "hidden_columns": sheet.hidden_columns_used(),
        "formulas": sheet.formulas,
        "error_cells": sheet.count("excel_error"),
        "uncached_formulas": sheet.count("formula_without_value"),
    }
