"""What the page of a batch says of undoing it: what was done, what stayed, and what may be done next."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from imports.models import REDOABLE, UNDOABLE, WRITTEN, Direction, ImportBatch, KeptReason, Reversal, RowChange
from imports.services.refusals import Refusal
from imports.services.rights import days_for, require_reversible
from persian.digits import format_number
from persian.templatetags.persian import jalali

KEPT_SHOWN = 200


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """A record that stays as it is."""

    key: str
    sheet: str
    row: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class KeptList:
    """The records that stay, the first of them by name.

    Attributes:
        sentence: how many they are.
        more: how many are not shown, in words, or nothing.
    """

    sentence: str
    records: tuple[KeptRecord, ...]
    more: str


@dataclass(frozen=True, slots=True)
class ShownReversal:
    """One undo or redo that has ended."""

    sentence: str
    by: str
    is_failed: bool
    kept: KeptList | None


def reversal_context(batch: ImportBatch, user: Any, *, sees: bool) -> dict[str, Any]:
    """Return what the page shows of undoing a batch: nothing before it is applied."""
    if batch.state not in WRITTEN:
        return {}
    ended = batch.reversals.filter(finished_at__isnull=False).select_related("asked_by").order_by("-pk")
    context: dict[str, Any] = {"reversals": [_shown(reversal, batch, sees=sees) for reversal in ended]}
    changed = RowChange.objects.filter(batch=batch).exists()
    if not (sees and changed and days_for(batch, user)):
        return context
    for direction, states in ((Direction.UNDO, UNDOABLE), (Direction.REDO, REDOABLE)):
        if batch.state in states:
            context |= _way(batch, user, direction)
    return context


def kept_list(batch: ImportBatch, kept: Iterable[tuple[RowChange, str]], count: int) -> KeptList | None:
    """Return the records that stay, or None where all go back."""
    if not count:
        return None
    sheets = [sheet["name"] for sheet in batch.sheets]
    records = tuple(
        KeptRecord(
            change.key,
            sheets[change.sheet] if change.sheet is not None and change.sheet < len(sheets) else "",
            change.row,
            str(KeptReason(reason).label),
        )
        for change, reason in kept
    )
    text = ngettext("%(number)s record stays as it is:", "%(number)s records stay as they are:", count)
    rest = count - len(records)
    more = ngettext("%(number)s more record is not listed.", "%(number)s more records are not listed.", rest)
    return KeptList(
        text % {"number": format_number(count)}, records, more % {"number": format_number(rest)} if rest > 0 else ""
    )


def _way(batch: ImportBatch, user: Any, direction: str) -> dict[str, Any]:
    """Return the address of the dialog, or why it is too late."""
    try:
        require_reversible(batch, user, direction, at=timezone.now())
    except Refusal as refusal:
        return {f"{direction}_refusal": str(refusal)}
    return {f"{direction}_url": reverse(f"imports_{direction}", args=[batch.pk])}


def _shown(reversal: Reversal, batch: ImportBatch, *, sees: bool) -> ShownReversal:
    moment = jalali(timezone.localtime(reversal.finished_at), "moment") if reversal.finished_at else ""
    by = str(reversal.asked_by) if reversal.asked_by else _("Administrator (command line)")
    kept = reversal.kept_changes.select_related("change")[:KEPT_SHOWN] if sees else []
    return ShownReversal(
        sentence=_sentence(reversal),
        by=_("Requested by %(name)s, %(moment)s") % {"name": by, "moment": moment},
        is_failed=bool(reversal.failure_code),
        kept=kept_list(batch, ((entry.change, entry.reason) for entry in kept), reversal.kept) if sees else None,
    )


def _sentence(reversal: Reversal) -> str:
    is_undo = reversal.direction == Direction.UNDO
    if reversal.failure_code and is_undo:
        return _(
            "The undo did not succeed and changed nothing. Try it again; if it fails again, tell the administrator."
        )
    if reversal.failure_code:
        return _(
            "The redo did not succeed and changed nothing. Try it again; if it fails again, tell the administrator."
        )
    number = {"number": format_number(reversal.reverted)}
    if is_undo:
        text = ngettext(
            "Undone: %(number)s record went back to what it was before this file.",
            "Undone: %(number)s records went back to what they were before this file.",
            reversal.reverted,
        )
    else:
        text = ngettext(
            "Redone: %(number)s record has the values of this file again.",
            "Redone: %(number)s records have the values of this file again.",
            reversal.reverted,
        )
    return text % number
