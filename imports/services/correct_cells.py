"""Put faulty cells of a checked file right on its page; the file stays, and is checked again as it was corrected."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from imports.engine.sheets import letters_by_sheet
from imports.models import CellIssue, CorrectedCell, ImportBatch, State
from imports.reading import Limits, cell_position
from imports.reading.cells import CellProblem
from imports.reading.texts import plain_text
from imports.services.queueing import enqueue
from imports.services.refusals import Refusal
from imports.services.senders import authorise
from imports.workbooks.cells import cell_text
from organisation.acts import Act, require_on
from organisation.models import User

CORRECTABLE = frozenset({State.CHECKED, State.REFUSED})
# Beyond it a file is put right faster where it was made; the batch's page lists them all.
MOST_CELLS = 2_000
SHOWN_LENGTH = 200  # of an issue's value: a longer one is cut


@transaction.atomic
def correct_cells(*, batch: ImportBatch, texts: Mapping[int, str], by: User) -> int:
    """Read other texts in the place of faulty cells, and check the file again.

    Args:
        batch: one that was checked or refused.
        texts: by the number of a cell's issue, what the cell is to say; "" empties it. A text that is what the cell
            says already changes nothing.
        by: who corrects.

    Returns:
        How many cells say something else now.

    Raises:
        PermissionDenied: it is not theirs to correct.
        Refusal: the batch is in no state for it, was checked again meanwhile, one of the texts cannot be stored, or
            nothing is changed.
    """
    require_correctable(batch, by)
    batch = locked(batch)
    texts = {pk: text.replace("\r\n", "\n").strip() for pk, text in texts.items()}
    issues = list(batch.issues.filter(pk__in=texts))
    if len(issues) != len(texts):
        raise Refusal("checked_meanwhile")
    changed = {(issue.sheet, issue.cell): issue for issue in issues if texts[issue.pk] != issue.value}
    if not changed:
        raise Refusal("nothing_corrected")
    letters = letters_by_sheet(batch.sheets)
    for issue in changed.values():
        _require_cell(issue, letters)
        _require_storable(texts[issue.pk], issue)
    earlier = {(cell.sheet, cell.cell): cell for cell in batch.corrected_cells.all()}
    for place, issue in changed.items():
        _keep(batch, issue, texts[issue.pk], earlier.get(place), by)
    if batch.corrected_cells.count() > MOST_CELLS:
        raise Refusal("too_many_corrections", limit=MOST_CELLS)
    enqueue(batch, State.UPLOADED)
    return len(changed)


def require_correctable(batch: ImportBatch, by: User) -> None:
    """Let pass only who may send this kind of file for the batch's place.

    Raises:
        PermissionDenied: no posting of today allows it.
        Refusal: files of this kind are not theirs to send.
    """
    authorise(by, batch.kind)
    require_on(by, Act.IMPORT_WORKBOOK, batch)


def locked(batch: ImportBatch) -> ImportBatch:
    """Return the batch as it is now, held until the transaction ends; call it inside one.

    Raises:
        Refusal: its file is being worked on, or its rows are written.
    """
    held: ImportBatch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if held.state not in CORRECTABLE:
        raise Refusal("not_correctable")
    return held


def _require_cell(issue: CellIssue, letters: Mapping[str, Mapping[str, str]]) -> None:
    letter = letters.get(issue.sheet, {}).get(issue.field)
    if letter is None or not issue.row or issue.cell != f"{letter}{issue.row}":
        raise Refusal("no_such_cell", sheet=issue.sheet, cell=issue.cell or "…")


def _require_storable(text: str, issue: CellIssue) -> None:
    place = {"sheet": issue.sheet, "cell": issue.cell}
    if len(text) > Limits().cell_characters:
        raise Refusal("correction_too_long", **place, limit=Limits().cell_characters)
    try:
        plain_text(text)
    except CellProblem as problem:
        raise Refusal("correction_forbidden", **place) from problem
    if cell_text(text, keep_lines=True) != text:  # the marked workbook has to say the same
        raise Refusal("correction_forbidden", **place)


def _keep(batch: ImportBatch, issue: CellIssue, text: str, earlier: CorrectedCell | None, by: User) -> None:
    cell = earlier or CorrectedCell(
        batch=batch,
        sheet=issue.sheet,
        row=cell_position(issue.cell)[0],
        cell=issue.cell,
        column=issue.column,
        field=issue.field,
        file_value=issue.value,
    )
    if earlier and text == earlier.file_value and len(text) < SHOWN_LENGTH:
        earlier.delete()
        return
    cell.text, cell.corrected_by, cell.corrected_at = text, by, timezone.now()
    cell.save()
