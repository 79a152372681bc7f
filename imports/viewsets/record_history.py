"""What files did to a record, for its history page: who, when, from which file and row, old and new values."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from evaluation_admin.viewsets.base.history import FileChange, ValueChange
from imports.models import Direction, RowChange
from imports.viewsets.access import may_read_batches, readable_batches
from organisation.scoped.columns import text_of, value_of
from persian.digits import to_persian_digits
from persian.fields import KeyField
from persian.templatetags.persian import jalali

SHOWN = 50


def file_changes(record: models.Model, user: Any) -> list[FileChange]:
    """Return the record's changes by files, the newest first; a file that the reader may not open is only named."""
    changes = RowChange.objects.filter(model=record._meta.label_lower, object_pk=record.pk).order_by("-pk")
    changes = changes.select_related("batch__applied_by", "batch__approved_by", "reversal__asked_by")[:SHOWN]
    pks = {change.batch_id for change in changes}
    readable = readable_batches(user).filter(pk__in=pks) if may_read_batches(user) else RowChange.objects.none()
    opened = set(readable.values_list("pk", flat=True))
    return [_shown(change, type(record), change.batch_id in opened) for change in changes]


def _shown(change: RowChange, model: type[models.Model], is_open: bool) -> FileChange:
    batch, reversal = change.batch, change.reversal
    actor, moment = (reversal.asked_by, reversal.finished_at) if reversal else (batch.applied_by, batch.applied_at)
    return FileChange(
        deed=_deed(change),
        file=batch.name,
        url=reverse("imports_batch", args=[batch.pk]) if is_open else "",
        place=_place(change),
        by=_by(actor, None if reversal else batch.approved_by),
        at=jalali(timezone.localtime(moment), "moment") if moment else "",
        values=_values(change, model),
    )


def _by(actor: Any, approver: Any) -> str:
    if approver:
        return _("%(name)s, approved by %(approver)s") % {"name": actor, "approver": approver}
    return str(actor) if actor else _("Administrator (command line)")


def _deed(change: RowChange) -> str:
    if change.reversal:
        return _("Undone") if change.reversal.direction == Direction.UNDO else _("Redone")
    return _("Created by a file") if change.before is None else _("Changed by a file")


def _place(change: RowChange) -> str:
    if change.row is None or change.sheet is None:
        return ""
    sheets = change.batch.sheets
    name = sheets[change.sheet]["name"] if change.sheet < len(sheets) else ""
    return _("sheet “%(name)s”, row %(row)s") % {"name": name, "row": to_persian_digits(change.row)}


def _values(change: RowChange, model: type[models.Model]) -> tuple[ValueChange, ...]:
    before, after = change.before or {}, change.after or {}
    names = [name for name in {**before, **after} if name != "version"]
    fields = {field.attname: field for field in model._meta.concrete_fields if not isinstance(field, KeyField)}
    shown = []
    for name in names:
        field = fields.get(name)
        if field is not None:
            old, new = _text(model, field, before.get(name)), _text(model, field, after.get(name))
            if old or new:
                shown.append(ValueChange(capfirst(str(field.verbose_name)), old, new))
    return tuple(shown)


def _text(model: type[models.Model], field: models.Field[Any, Any], value: Any) -> str:
    """Return a recorded value as the record's own lists show it; of a record that is gone only its number."""
    if value is None:
        return ""
    if isinstance(field, models.ForeignKey):
        related: Any = field.related_model
        return str(related._base_manager.filter(pk=value).first() or to_persian_digits(value))
    record = model(**{field.attname: field.to_python(value)})
    return text_of(value_of(record, field.name), field.name)
