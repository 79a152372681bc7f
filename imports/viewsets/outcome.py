"""What applying a batch will do, and what it did, in whole sentences."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from imports.exchanges import registry
from imports.messages import sentence
from imports.models import ImportBatch
from persian.digits import format_number
from persian.templatetags.persian import jalali


@dataclass(frozen=True, slots=True)
class ShownOption:
    """An option of the batch, in words."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Result:
    """What an applied batch did."""

    sentence: str
    by: str
    records_url: str


def chosen_options(batch: ImportBatch) -> list[ShownOption]:
    """Return the options that the sender chose or the check settled."""
    shown = batch.options_shown
    asked = registry.get(batch.kind).asks
    return [ShownOption(str(option.label), shown[option.name]) for option in asked if option.name in shown]


def would_write(batch: ImportBatch) -> str:
    """Return what applying would write."""
    if registry.get(batch.kind).is_checked_only:
        return sentence("checked_only")
    new, changed = batch.count("new"), batch.count("changed")
    if not new and not changed and not batch.count("same"):
        return _("No row of this file can be applied. Correct the file and send it again.")
    if not new and not changed:
        return _("The rows of this file are registered already: applying it changes nothing.")
    return _("If you confirm: %(what)s.") % {"what": _will(new, changed)}


def faulty_rows(batch: ImportBatch) -> str:
    """Return what to do about the rows that the check refused, or nothing where there are none."""
    refused = batch.count("refused")
    if not refused:
        return ""
    text = ngettext(
        "%(number)s row has errors: correct it and send the file again, or leave it out next.",
        "%(number)s rows have errors: correct them and send the file again, or leave them out next.",
        refused,
    )
    return text % {"number": format_number(refused)}


def left_out_rows(batch: ImportBatch) -> str:
    """Return how many faulty rows the one who confirmed chose to leave out, or nothing where there are none."""
    refused = batch.count("refused")
    if not (batch.leave_out_errors and refused):
        return ""
    text = ngettext(
        "%(number)s faulty row is left out by the choice of the one who confirmed.",
        "%(number)s faulty rows are left out by the choice of the one who confirmed.",
        refused,
    )
    return text % {"number": format_number(refused)}


def result_of(batch: ImportBatch, records_url: str) -> Result:
    """Return what an applied batch wrote, who confirmed it and when."""
    new, changed = batch.count("new"), batch.count("changed")
    done = _did(new, changed)
    sentences = [_("%(what)s.") % {"what": done} if done else _("Nothing had to be changed.")]
    if batch.leave_out_errors:
        sentences.append(
            ngettext(
                "%(number)s faulty row was left out by choice.",
                "%(number)s faulty rows were left out by choice.",
                batch.count("refused"),
            )
            % {"number": format_number(batch.count("refused"))}
        )
    moment = jalali(timezone.localtime(batch.applied_at), "moment") if batch.applied_at else ""
    by = str(batch.applied_by) if batch.applied_by else _("Administrator (command line)")
    words = _("Confirmed by %(name)s, %(moment)s")
    if batch.approved_by:
        words = _("Confirmed by %(name)s and approved by %(approver)s, %(moment)s")
    said = words % {"name": by, "approver": batch.approved_by, "moment": moment}
    return Result(" ".join(sentences), said, records_url)


def _will(new: int, changed: int) -> str:
    parts = []
    if new:
        text = ngettext("%(number)s record is created", "%(number)s records are created", new)
        parts.append(text % {"number": format_number(new)})
    if changed:
        text = ngettext("%(number)s record is changed", "%(number)s records are changed", changed)
        parts.append(text % {"number": format_number(changed)})
    return _(" and ").join(parts)


def _did(new: int, changed: int) -> str:
    parts = []
    if new:
        text = ngettext("%(number)s record was created", "%(number)s records were created", new)
        parts.append(text % {"number": format_number(new)})
    if changed:
        text = ngettext("%(number)s record was changed", "%(number)s records were changed", changed)
        parts.append(text % {"number": format_number(changed)})
    return _(" and ").join(parts)
