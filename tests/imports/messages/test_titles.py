from imports.messages.cells import CELLS
from imports.messages.titles import LINES, RULES, title


def test_every_rule_of_a_cell_has_a_name_of_its_own() -> None:
    assert CELLS.keys() <= RULES.keys()
    names = [title(code) for code in (*RULES, *LINES)]
    assert len(names) == len(set(names))
    assert title("required") == "خانه خالی"
    assert title("a_new_rule") == "a_new_rule"
