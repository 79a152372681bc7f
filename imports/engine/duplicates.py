"""Rows that say the same thing of one record twice, and rows that say two things of it."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from imports.engine.notices import NoticeBook
from imports.exchanges.draft import Draft
from imports.models import Verdict
from imports.reading import Table


@dataclass(slots=True)
class Seen:
    """The first row of a record: where it stands, what it says, what became of it."""

    sheet: int
    number: int
    says: int
    verdict: str = ""


class Duplicates:
    """Remembers what each record's row says, over all sheets."""

    def __init__(self, field: str, notices: NoticeBook) -> None:
        self.field = field
        self.conflicting: dict[tuple[int, int], tuple[Seen, int]] = {}
        self._seen: dict[Hashable, Seen] = {}
        self._notices = notices

    def look(self, drafts: Iterable[Draft], table: Table) -> None:
        """Skip rows that repeat an earlier one; refuse those that contradict it, and remember the earlier one."""
        known = self._seen
        for draft in drafts:
            if draft.faults:
                continue
            says = hash(frozenset(draft.typed.items()))
            first = next((known[identity] for identity in draft.identities if identity in known), None)
            if first is None:
                seen = draft.found["seen"] = Seen(draft.sheet, draft.number, says)
                for identity in draft.identities:
                    known[identity] = seen
            elif first.says == says:
                draft.verdict = Verdict.SKIPPED
                draft.found["repeats"] = (first.sheet, first.number)
                self._notices.add("duplicate_identical", sheet=table.sheet, row=draft.number)
            else:
                draft.refuse(self.field, "duplicate_conflict", other=first.number)
                self.conflicting.setdefault((first.sheet, first.number), (first, draft.number))

    @staticmethod
    def settle(drafts: Sequence[Draft]) -> None:
        """Remember what became of rows that may yet be contradicted."""
        for draft in drafts:
            seen: Seen | None = draft.found.get("seen")
            if seen is not None:
                seen.verdict = draft.verdict
