"""The points, the level and the day of a school's safety form."""

import re
from datetime import date
from decimal import Decimal

from evaluation_admin.enums import SafetyState
from evaluation_admin.models import SafetyRound
from evaluation_admin.rules.safety_level import safety_level
from imports.exchanges.context import Context
from imports.exchanges.draft import Draft
from persian.digits import to_ascii_digits
from persian.jalali import fa_date
from persian.letters import match_key

TABLES = ("t1", "t2", "t3")
_CENT = Decimal("0.01")
_DIGIT = re.compile(r"\d")


class StateAndDay:
    """A report without states lists the schools that have finally registered; the day is theirs."""

    def __call__(self, draft: Draft, context: Context) -> None:
        """Store the state and, of a final form, the day."""
        state = draft.typed.get("state") or SafetyState.FINAL.value
        draft.values["state"] = state
        is_final = state == SafetyState.FINAL
        day = draft.typed.get("date")
        draft.values["finalised_on"] = day if is_final else None
        round_: SafetyRound = context.options["round"]
        if day is not None:
            self._day(draft, day, round_, context)
        elif is_final:
            if not draft.is_faulty("date", "state"):
                draft.refuse("date", "required")
        elif context.today < round_.opens_on:
            column = "state" if "state" in context.present else "code"
            draft.refuse(column, "stage_closed", case="unopened", name=round_.title, first=fa_date(round_.opens_on))

    @staticmethod
    def _day(draft: Draft, day: date, round_: SafetyRound, context: Context) -> None:
        """Refuse a day outside the round; both of its ends are inside."""
        if day < round_.opens_on:
            draft.refuse("date", "stage_closed", case="early", name=round_.title, first=fa_date(round_.opens_on))
        elif day > context.today:
            draft.refuse("date", "date_in_future")
        elif day > round_.closes_on:
            draft.refuse("date", "stage_closed", name=round_.title, last=fa_date(round_.closes_on))


class PointsAndLevel:
    """The total is the sum of the tables, and the level follows from the total; a file that says otherwise is wrong."""

    def __call__(self, draft: Draft, context: Context) -> None:
        """Store total and level."""
        if draft.is_faulty(*TABLES, "total"):
            return
        round_: SafetyRound = context.options["round"]
        tables = [self._table(draft, name, getattr(round_, f"{name}_max")) for name in TABLES]
        stated = _points(draft.typed.get("total"))
        known = [points for points in tables if points is not None]
        total = sum(known, Decimal(0)) if len(known) == len(TABLES) or (known and stated is None) else stated
        if known and stated is not None and len(known) == len(TABLES) and stated != total:
            draft.refuse("total", "score_mismatch", expected=total)
        if total is None and draft.values.get("state") == SafetyState.FINAL:
            draft.refuse("total" if "total" in context.present else "t1", "required")
        draft.values["total"] = total
        draft.values["level"] = self._level(draft, total, context)

    def _table(self, draft: Draft, name: str, most: Decimal) -> Decimal | None:
        points = _points(draft.typed.get(name))
        if points is not None and points > most:
            draft.refuse(name, "out_of_range", minimum=0, maximum=most.normalize())
        return points

    def _level(self, draft: Draft, total: Decimal | None, context: Context) -> int | None:
        cutoffs = context.once(_Levels)
        level = safety_level(total, cutoffs.bounds) if total is not None else None
        stated = draft.typed.get("level")
        if stated is not None and level is not None and cutoffs.named(stated) != level:
            draft.refuse("level", "level_mismatch", expected=cutoffs.title(level))
        return level


class FinalStaysFinal:
    """A finally registered form is reopened by a person, never by a file."""

    def __call__(self, draft: Draft, context: Context) -> None:
        """Refuse to take a final form back."""
        was, becomes = draft.found["existing"]["state"], draft.values.get("state")
        if was == SafetyState.FINAL and becomes != SafetyState.FINAL:
            draft.refuse("state" if "state" in context.present else "code", "locked")


class _Levels:
    """The cut-offs of the round: bounds, and levels by number or title."""

    def __init__(self, context: Context) -> None:
        round_: SafetyRound = context.options["round"]
        self.bounds = round_.cutoffs()
        self._titles = dict(round_.level_cutoffs.values_list("level", "title"))
        self._by_title = {match_key(title): level for level, title in self._titles.items()}

    def named(self, text: object) -> int | None:
        """Return the level that «۲», «سطح ۲» or its title names."""
        word = to_ascii_digits(str(text))
        digits = _DIGIT.findall(word.split(".")[0])
        return int(digits[0]) if len(digits) == 1 else self._by_title.get(match_key(word))

    def title(self, level: int) -> str:
        """Return how people name the level."""
        return f"{level} ({self._titles[level]})"


def _points(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value)).quantize(_CENT)
