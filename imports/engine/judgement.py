"""Which records a reversal may touch: those that are as it was left, and whose going back breaks nothing else."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from imports.engine.plan import exact
from imports.models import KeptReason, RowChange
from persian.fields import KeyField

FIRST_VERSION = 1


@dataclass(slots=True)
class Case:
    """One change to be reversed.

    Attributes:
        change: what was done.
        now: the record's stored values, None where it does not exist.
        then: the values that it is to have, keys included; None where it is to be removed.
        reason: why it stays as it is; empty where it goes back.
    """

    change: RowChange
    now: dict[str, Any] | None
    then: dict[str, Any] | None = None
    reason: str = ""


class Judgement:
    """Judges the changes of one reversal, model by model in its order; remembers what the earlier ones set free."""

    def __init__(self) -> None:
        self._gone: dict[type[models.Model], set[int]] = defaultdict(set)
        self._arriving: dict[type[models.Model], set[int]] = defaultdict(set)
        self._moved: dict[tuple[type[models.Model], str], set[int]] = defaultdict(set)

    def judge(self, model: type[models.Model], changes: Sequence[RowChange], *, lock: bool) -> list[Case]:
        """Return a case for each change of one model, in the order of the records' keys; write nothing."""
        fields = model._meta.concrete_fields
        records: Any = model._base_manager.filter(pk__in=[change.object_pk for change in changes]).order_by("pk")
        if lock:
            records = records.select_for_update()
        stored = {row["id"]: row for row in records.values(*(field.attname for field in fields))}
        cases = [Case(change, stored.get(change.object_pk)) for change in changes]
        for case in cases:
            self._compare(case)
            if not case.reason and case.change.before is not None:
                case.then = _values(model, case)
        for reason, judged in (
            (KeptReason.RELATED_GONE, self._orphans(model, cases)),
            (KeptReason.REFERENCED, self._referenced(model, cases)),
            (KeptReason.TAKEN, _taken(model, cases)),
        ):
            for case in cases:
                if not case.reason and case.change.object_pk in judged:
                    case.reason, case.then = reason, None
        self._remember(model, cases)
        return cases

    @staticmethod
    def _compare(case: Case) -> None:
        """A record that is not as this batch left it has been edited since."""
        wrote, now = case.change.after, case.now
        if wrote is None:
            case.reason = KeptReason.TAKEN if now is not None else ""
        elif now is None:
            case.reason = KeptReason.REMOVED
        elif "version" in now:
            # Every write of a record raises its version; a record that rows named into being had the first.
            case.reason = "" if now["version"] == wrote.get("version", FIRST_VERSION) else KeptReason.EDITED
        else:
            same = exact({name: now[name] for name in wrote}) == wrote
            case.reason = "" if same else KeptReason.EDITED

    def _orphans(self, model: type[models.Model], cases: list[Case]) -> set[int]:
        """Records whose former values name a record that is not there any more."""
        found: set[int] = set()
        for field in model._meta.concrete_fields:
            if not isinstance(field, models.ForeignKey):
                continue
            named = {
                case.change.object_pk: case.then[field.attname]
                for case in cases
                if case.then and field.attname in (case.change.before or {}) and case.then[field.attname] is not None
            }
            related: Any = field.related_model
            there = set(related._base_manager.filter(pk__in=set(named.values())).values_list("pk", flat=True))
            there |= self._arriving[related]
            found |= {pk for pk, value in named.items() if value not in there}
        return found

    def _referenced(self, model: type[models.Model], cases: list[Case]) -> set[int]:
        """Records to be removed that others refer to, other than those that this reversal has dealt with."""
        leaving = [case.change.object_pk for case in cases if not case.reason and case.change.before is None]
        found: set[int] = set()
        if not leaving:
            return found
        for relation in model._meta.get_fields(include_hidden=True):
            if not (relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one)):
                continue
            field: Any = relation.field  # type: ignore[union-attr]
            referring = field.model
            free = self._gone[referring] | self._moved[referring, field.attname]
            rows = referring._base_manager.filter(**{f"{field.name}__in": leaving}).values_list("pk", field.attname)
            found |= {pk for own, pk in rows if own not in free}
        return found

    def _remember(self, model: type[models.Model], cases: list[Case]) -> None:
        for case in cases:
            if case.reason:
                continue
            pk, before = case.change.object_pk, case.change.before
            if before is None:
                self._gone[model].add(pk)
            elif case.now is None:
                self._arriving[model].add(pk)
            else:
                for name in before:
                    self._moved[model, name].add(pk)


def _values(model: type[models.Model], case: Case) -> dict[str, Any]:
    """Return the whole record as it is to be: its present values, the former ones over them, a version of its own."""
    before = case.change.before or {}
    values = dict(case.now or {"id": case.change.object_pk})
    for field in model._meta.concrete_fields:
        if field.attname in before:
            values[field.attname] = _stored(field, before[field.attname])
    if "version" in values:
        # The versions go on rising, so that whoever has the record open is told.
        values["version"] = (case.now or before)["version"] + 1
    for field in model._meta.concrete_fields:
        if isinstance(field, KeyField):
            values[field.attname] = field.derive(*(str(values[source] or "") for source in field.sources))
    return values


def _stored(field: models.Field[Any, Any], value: Any) -> Any:
    """Return a recorded value as the column holds it; texts come back letter by letter."""
    if isinstance(field, models.DecimalField | models.DateField | models.TimeField | models.UUIDField):
        return field.to_python(value)
    return value


def _taken(model: type[models.Model], cases: list[Case]) -> set[int]:
    """Records whose former particulars belong to another record by now."""
    arriving = [case for case in cases if case.then is not None]
    found: set[int] = set()
    for names, condition in _unique_together(model):
        own = {case.change.object_pk: case.then for case in arriving if case.then and _touches(model, case, names)}
        if not own:
            continue
        among: Any = model._base_manager.filter(**{f"{name}__in": {v[name] for v in own.values()} for name in names})
        if condition is not None:
            among = among.filter(condition)
        owners = {row[1:]: row[0] for row in among.values_list("pk", *names)}
        for pk, values in own.items():
            owner = owners.get(tuple(values[name] for name in names))
            if owner not in (None, pk) and (condition is None or _meets(model, values, condition)):
                found.add(pk)
    return found


def _unique_together(model: type[models.Model]) -> Iterator[tuple[tuple[str, ...], models.Q | None]]:
    """Yield the columns that together name one record, and for which records they do."""
    meta = model._meta
    for field in meta.concrete_fields:
        if field.unique and not field.primary_key:
            yield (field.attname,), None
    for constraint in meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and constraint.fields:
            yield tuple(_column(model, name) for name in constraint.fields), constraint.condition


def _touches(model: type[models.Model], case: Case, names: Sequence[str]) -> bool:
    """Return whether going back changes one of the columns."""
    return case.now is None or any((case.then or {})[name] != case.now[name] for name in names)


def _column(model: type[models.Model], name: str) -> str:
    field: Any = model._meta.get_field(name)
    return str(field.attname)


def _meets(model: type[models.Model], values: dict[str, Any], condition: models.Q) -> bool:
    """Return whether a constraint that holds for some records only holds for these values."""
    return condition.check({field.name: values[field.attname] for field in model._meta.concrete_fields})
