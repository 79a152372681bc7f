"""The unit's result on an indicator: its own target, what was reached, and the score that follows by the rule."""

from decimal import Decimal

from evaluation_admin.enums import UNIT_MAY_EDIT
from evaluation_admin.models import SelfAssessment
from evaluation_admin.rules.scoring import NoStandard, score, shown
from imports.exchanges.context import Context
from imports.exchanges.draft import Draft
from imports.exchanges.lookups.indicators import Indicators, KnownIndicator

_TOLERANCE = Decimal("0.01")  # files hold scores that were rounded to two places, some of them down


class ResultOfRow:
    """Stores the unit's self-assessment (a new one where it has none yet) and the indicator."""

    def __call__(self, draft: Draft, context: Context) -> None:
        """Store them, or refuse an indicator that the cycle does not have."""
        draft.values["self_assessment_id"] = context.once(_assessment)
        draft.owner = context.options["unit"].directorate_id
        if draft.is_faulty("axis", "indicator"):
            return
        known, typed = context.once(Indicators), draft.typed
        axis = known.axis(typed["axis"]) if typed.get("axis") else None
        if typed.get("axis") and axis is None:
            draft.refuse("axis", "unknown_indicator")
            return
        indicator = known.titled(typed["indicator"], axis)
        if indicator is None:
            draft.refuse("indicator", "unknown_indicator")
            return
        typed["indicator"] = indicator.title
        draft.values["indicator_id"] = indicator.pk
        draft.found["indicator"] = indicator


class ScoreFollows:
    """Compares the score of the file with the rule of domain.md 6c, and stores the rule's."""

    def __call__(self, draft: Draft, context: Context) -> None:
        """Store target and score."""
        indicator: KnownIndicator | None = draft.found.get("indicator")
        if indicator is None or draft.is_faulty("standard", "actual", "ceiling", "score"):
            return
        typed = draft.typed
        ceiling = typed.get("ceiling")
        if ceiling is not None and Decimal(str(ceiling)) != indicator.ceiling:
            context.note("register_differs", "ceiling", draft.number)
        standard = draft.values.get("standard")
        if standard is None:
            standard = indicator.standard
        draft.values["standard"] = None if standard == indicator.standard else standard
        actual = draft.values.get("actual")
        if standard is None or actual is None:
            draft.refuse("standard" if standard is None else "actual", "required")
            return
        try:
            earned = score(ceiling=indicator.ceiling, standard=standard, actual=actual, direction=indicator.direction)
        except NoStandard:
            draft.refuse("standard", "out_of_range", minimum="0.000001", maximum="…")
            return
        draft.values["self_score"] = earned
        stated = typed.get("score")
        if stated is None:
            typed["score"] = float(shown(earned))
        elif Decimal(str(stated)) > indicator.ceiling:
            draft.refuse("score", "above_ceiling", ceiling=shown(indicator.ceiling))
        elif abs(Decimal(str(stated)) - earned) > _TOLERANCE:
            draft.refuse("score", "score_mismatch", expected=shown(earned))


class StillTheUnits:
    """What the unit has registered is changed by a person who returns it, never by a file."""

    def __call__(self, draft: Draft, context: Context) -> None:
        """Refuse a change of a registered result; saying the same again is no change."""
        existing = draft.found["existing"]
        if existing["state"] in UNIT_MAY_EDIT:
            return
        if any(existing[name] != value for name, value in draft.values.items() if name in existing):
            draft.refuse("indicator", "locked")


def _assessment(context: Context) -> int:
    cycle, unit = context.options["cycle"], context.options["unit"]
    lookup = {"cycle_id": cycle.pk, "unit_id": unit.pk}
    found: int | None = SelfAssessment.objects.filter(**lookup).values_list("pk", flat=True).first()
    return found or context.missing(SelfAssessment, lookup, {}, str(unit))
