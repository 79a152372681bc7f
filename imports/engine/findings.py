"""What a check found, before a batch keeps it or the command line prints it."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from imports.engine.issues import plain
from imports.models import USABLE, Verdict


@dataclass
class Findings:
    """What a check found.

    Attributes:
        outcome: ok, partial, ask or reject.
        counts: rows, and of them new, changed, same, skipped, refused.
        sheets, notices, questions: as the batch keeps them.
        creates: names of the places and other parents that applying creates.
        failure: why the whole file is refused: a code and what its sentence names.
        mapping: how the sheets were read from memory; empty where nothing was remembered or people settled it.
        outline: the beginnings of the sheets.
        lessons: what may be remembered of each table.
    """

    outcome: str = "reject"
    counts: Counter[str] = field(default_factory=Counter)
    sheets: list[dict[str, Any]] = field(default_factory=list)
    notices: list[dict[str, Any]] = field(default_factory=list)
    questions: list[dict[str, Any]] = field(default_factory=list)
    creates: list[str] = field(default_factory=list)
    failure: tuple[str, dict[str, Any]] | None = None
    mapping: list[dict[str, Any]] = field(default_factory=list)
    outline: list[dict[str, Any]] = field(default_factory=list)
    lessons: list[dict[str, Any]] = field(default_factory=list)


def outcome_of(found: Findings, *, faulty: bool) -> str:
    """Return the outcome of a file that was not refused as a whole; `faulty`: one of its sheets was."""
    if found.questions:
        return "ask"
    usable = sum(found.counts[verdict] for verdict in USABLE)
    if not usable:
        return "reject"
    return "partial" if faulty or found.counts[Verdict.REFUSED] else "ok"


def plain_question(question: Any) -> dict[str, Any]:
    """Return a question of the reader as a batch keeps it."""
    params = {**plain(dict(question.params)), "choices": list(question.choices)}
    entry = {"code": question.code, "choices": list(question.choices), "sheet": question.sheet, "row": question.row}
    return {**entry, "params": params}
