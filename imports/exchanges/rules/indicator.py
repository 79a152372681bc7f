"""Which indicator of the cycle a row defines, and under which axis."""

from decimal import Decimal
from typing import Any

from evaluation_admin.models import Axis
from imports.exchanges.context import Context
from imports.exchanges.draft import Draft
from imports.exchanges.lookups.indicators import Indicators
from persian.letters import canonical, match_key


class IndicatorOfRow:
    """Recognises an indicator by its code, or by its title under the axis; an axis that is missing will be created."""

    def __call__(self, draft: Draft, context: Context) -> None:
        """Store cycle and axis, and say which record the row changes."""
        if draft.is_faulty("axis", "code", "indicator"):
            return
        known, typed, cycle = context.once(Indicators), draft.typed, context.options["cycle"]
        axis = known.axis(typed["axis"])
        if axis is None:
            title = canonical(typed["axis"])
            lookup = {"cycle_id": cycle.pk, "title_key": match_key(title)}
            axis = context.missing(Axis, lookup, {"title": title}, title)
        else:
            typed["axis"] = known.axis_titles[axis]
        coded, titled = known.coded(typed.get("code")), known.titled(typed["indicator"], axis)
        if coded and titled and coded.pk != titled.pk:
            draft.refuse("indicator", "title_taken", other=titled.code or titled.title)
            return
        found = coded or titled
        draft.object_pk = found.pk if found else None
        draft.values |= {"cycle_id": cycle.pk, "axis_id": axis}
        draft.identities = [("title", axis, match_key(typed["indicator"]))]
        if typed.get("code"):
            draft.identities = [*draft.identities, ("code", match_key(typed["code"]))]
        else:
            draft.values.pop("code", None)  # a list without codes does not take them away
        self._add_up(draft, context)

    def _add_up(self, draft: Draft, context: Context) -> None:
        if not draft.faults:
            context.once(Ceilings)[draft.identities[0]] = draft.values["ceiling"]


class Ceilings(dict[Any, Decimal]):
    """Ceilings of the rows of the file, by indicator."""

    def __init__(self, context: Context) -> None:
        super().__init__()
