"""Give a sender's file back with its faulty cells marked."""

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from imports.engine.issues import Issue
from imports.messages import sentence
from imports.messages.suggestions import suggestion
from imports.models import CellIssue, CorrectedCell, ImportBatch
from imports.reading import Settled, UnreadableWorkbook, column_index, read_book
from imports.services.refusals import Refusal
from imports.services.runs import corrections_of, local_copy, reader_limits
from imports.workbooks.marked import marked_workbook
from imports.workbooks.marks import MOST_LINES, CorrectedValue, ErrorLine, Marks
from persian.digits import format_number
from persian.jalali import format_jalali

FOLDER = "marked"
_VERSION = "2"  # of what marks look like: a new one makes kept files anew


class MarkedFile(NamedTuple):
    """A marked workbook and the name under which it is handed out."""

    name: str
    file: File


def mark_batch(*, batch: ImportBatch) -> MarkedFile:
    """Return the batch's own workbook with its faulty and corrected cells marked; made once for each check, and kept.

    Raises:
        Refusal: nothing was found to mark, or the file is no longer kept.
    """
    if batch.rows_forgotten_at:
        raise Refusal("rows_forgotten")
    issues, corrected = batch.issues.all(), list(batch.corrected_cells.select_related("corrected_by"))
    if not corrected and not issues.exists():
        raise Refusal("nothing_to_mark")
    name = marked_name(batch.name)
    path = _kept_at(batch)
    if default_storage.exists(path):
        return MarkedFile(name, default_storage.open(path))
    try:
        with local_copy(batch.file) as original:
            content = mark_workbook(
                original,
                name=batch.name,
                issues=issues.iterator(),
                sheets=batch.sheets,
                batch=str(batch.pk),
                corrected=corrected,
            )
    except (FileNotFoundError, UnreadableWorkbook) as gone:
        raise Refusal("file_gone") from gone
    forget_marked(batch=batch)
    default_storage.save(path, ContentFile(content))
    return MarkedFile(name, ContentFile(content))


def forget_marked(*, batch: ImportBatch) -> None:
    """Remove what is kept of the batch's marked workbooks."""
    folder = f"{FOLDER}/{batch.pk}"
    try:
        names = default_storage.listdir(folder)[1]
    except FileNotFoundError:
        return
    for name in names:
        default_storage.delete(f"{folder}/{name}")


def mark_workbook(
    path: str | os.PathLike[str],
    *,
    name: str,
    issues: Iterable[Issue | CellIssue],
    sheets: Sequence[Mapping[str, Any]],
    batch: str = "",
    corrected: Sequence[CorrectedCell] = (),
) -> bytes:
    """Return the marked workbook of a file, whose issues a check has found.

    Args:
        path: the file.
        name: the sender's name for it; only its extension is looked at.
        issues: in the order of the file.
        sheets: how the check understood the sheets.
        batch: the number that the workbook carries, "" for none.
        corrected: cells that were put right since it was sent; the workbook says what they say now.

    Raises:
        UnreadableWorkbook: it cannot be read.
    """
    limits = reader_limits()
    settled = Settled(corrections=corrections_of(corrected))
    book = settled.book(read_book(path, limits=limits, extension=Path(name).suffix or None))
    first = {sheet["name"]: _first_letter(sheet) for sheet in sheets}
    found = iter(issues)
    with override(settings.LANGUAGE_CODE):  # whatever language the screens have, the file is for the office
        lines = [_line(issue, first) for issue in islice(found, MOST_LINES)]
        rest = sum(1 for _issue in found)
        marks = Marks(
            batch=batch,
            title=_("Errors of this file: %(count)s") % {"count": format_number(len(lines) + rest)},
            headings=(
                pgettext("workbook", "Sheet"),
                pgettext("workbook", "Cell"),
                pgettext("workbook", "Column"),
                pgettext("workbook", "Value"),
                pgettext("workbook", "What is wrong"),
                pgettext("workbook", "Suggestion"),
            ),
            lines=lines,
            note=_note(len(lines) if rest else 0),
            corrected=[_corrected(cell) for cell in corrected],
        )
        return marked_workbook(path, book, marks, limits=limits)


def marked_name(name: str) -> str:
    """Return the name of the marked workbook of a file: «فهرست (خطاها).xlsx»."""
    with override(settings.LANGUAGE_CODE):
        return f"{Path(name).stem[:200]} ({pgettext('file name', 'errors')}).xlsx"


def _line(issue: Issue | CellIssue, first: Mapping[str, str]) -> ErrorLine:
    params = {"value": issue.value, "heading": issue.column, **issue.params}
    cell = issue.cell or (f"{first.get(issue.sheet, 'A')}{issue.row}" if issue.row else "")
    return ErrorLine(
        sheet=issue.sheet,
        cell=cell,
        row=issue.row,
        column=issue.column,
        value=issue.value,
        message=sentence(issue.code, params),
        suggestion=suggestion(issue.code, params),
    )


def _corrected(cell: CorrectedCell) -> CorrectedValue:
    comment = _("This cell was corrected in Arzyab (%(name)s, %(day)s). The file said: %(value)s") % {
        "name": str(cell.corrected_by),
        "day": format_jalali(timezone.localtime(cell.corrected_at).date()),
        "value": cell.file_value or "—",
    }
    return CorrectedValue(cell.sheet, cell.cell, cell.text, comment)


def _first_letter(sheet: Mapping[str, Any]) -> str:
    return min(sheet.get("letters", {}).values(), key=column_index, default="A")


def _note(listed: int) -> str:
    note = _(
        "Correct the coloured cells in this file and send it again. This sheet and the comments need not be removed: "
        "they are not read."
    )
    if not listed:
        return note
    return f"{note} {_('Only the first %(count)s errors are listed.') % {'count': format_number(listed)}}"


def _kept_at(batch: ImportBatch) -> str:
    """Return where the marked workbook of this check is kept: another check, another name."""
    checked = batch.checked_at.isoformat() if batch.checked_at else ""
    key = hashlib.sha256(f"{_VERSION} {batch.sha256} {checked}".encode()).hexdigest()[:32]
    return f"{FOLDER}/{batch.pk}/{key}.xlsx"
