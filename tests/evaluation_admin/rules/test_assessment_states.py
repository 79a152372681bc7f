"""Every move of a result: the table is the rule, and nothing beside it is legal."""

from itertools import product

import pytest

from evaluation_admin.enums import SETTLED_RESULTS, UNIT_MAY_EDIT, Actor, ResultState
from evaluation_admin.rules.assessment_states import MOVES, may_move, next_states


@pytest.mark.parametrize(
    ("source", "target", "by"),
    [
        ("draft", "registered", "unit"),
        ("registered", "returned", "reviewer"),
        ("returned", "registered", "unit"),
        ("registered", "scored", "reviewer"),
        ("scored", "objected", "unit"),
        ("objected", "scored", "reviewer"),
        ("scored", "final", "approver"),
        ("final", "published", "approver"),
    ],
)
def test_the_life_of_a_result(source: str, target: str, by: str) -> None:
    assert may_move(source, target, by=by)
    assert target in next_states(source, by=by)


@pytest.mark.parametrize(("source", "target", "by"), [*product(ResultState.values, ResultState.values, Actor.values)])
def test_whatever_the_table_does_not_name_is_illegal(source: str, target: str, by: str) -> None:
    assert may_move(source, target, by=by) is ((source, target, by) in MOVES)


def test_nobody_moves_a_result_that_is_not_theirs() -> None:
    assert not may_move("registered", "scored", by=Actor.UNIT)
    assert not may_move("scored", "final", by=Actor.REVIEWER)
    assert not may_move("draft", "registered", by=Actor.REVIEWER)


def test_nothing_leads_back_from_a_settled_result() -> None:
    assert {move.target for move in MOVES if move.source in SETTLED_RESULTS} <= SETTLED_RESULTS


def test_every_state_but_the_first_is_reached_and_units_edit_only_before_registering() -> None:
    assert {move.target for move in MOVES} == set(ResultState) - {ResultState.DRAFT}
    assert {move.source for move in MOVES if move.target == ResultState.REGISTERED} == UNIT_MAY_EDIT
