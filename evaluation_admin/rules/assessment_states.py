"""Which moves of an indicator's result are legal, and whose they are (domain.md 6b)."""

from typing import NamedTuple

from evaluation_admin.enums import Actor, ResultState


class Move(NamedTuple):
    """One legal step."""

    source: str
    target: str
    by: str


MOVES = frozenset(
    {
        Move(ResultState.DRAFT, ResultState.REGISTERED, Actor.UNIT),
        Move(ResultState.RETURNED, ResultState.REGISTERED, Actor.UNIT),
        Move(ResultState.REGISTERED, ResultState.UNDER_REVIEW, Actor.REVIEWER),
        Move(ResultState.REGISTERED, ResultState.RETURNED, Actor.REVIEWER),
        Move(ResultState.REGISTERED, ResultState.SCORED, Actor.REVIEWER),
        Move(ResultState.UNDER_REVIEW, ResultState.RETURNED, Actor.REVIEWER),
        Move(ResultState.UNDER_REVIEW, ResultState.SCORED, Actor.REVIEWER),
        Move(ResultState.SCORED, ResultState.OBJECTED, Actor.UNIT),
        Move(ResultState.OBJECTED, ResultState.SCORED, Actor.REVIEWER),
        Move(ResultState.SCORED, ResultState.FINAL, Actor.APPROVER),
        Move(ResultState.OBJECTED, ResultState.FINAL, Actor.APPROVER),
        Move(ResultState.FINAL, ResultState.PUBLISHED, Actor.APPROVER),
    }
)


def may_move(source: str, target: str, *, by: str) -> bool:
    """Return whether the actor `by` may take a result from `source` to `target`."""
    return Move(source, target, by) in MOVES


def next_states(source: str, *, by: str) -> list[str]:
    """Return where the actor `by` may take a result from `source`, in the order of its life."""
    return [state for state in ResultState.values if may_move(source, state, by=by)]
