"""The sink of a check that keeps nothing in the database: issues, and records where they are asked for."""

from typing import Any

from imports.engine.issues import Issue, plain
from imports.exchanges.draft import Draft
from imports.models import USABLE


class Listing:
    """Keeps issues and canonical records in memory."""

    def __init__(self, *, records: bool) -> None:
        self.issues: list[Issue] = []
        self._wanted = records
        self._records: dict[tuple[int, int], dict[str, Any]] = {}

    @property
    def records(self) -> list[dict[str, Any]]:
        """Return the usable rows in the order of the file."""
        return list(self._records.values())

    def take(self, drafts: list[Draft], issues: list[Issue]) -> None:
        """Keep a chunk."""
        self.issues += issues
        if self._wanted:
            for draft in drafts:
                if draft.verdict in USABLE:
                    record = {name: plain(value) for name, value in draft.typed.items()}
                    self._records[draft.sheet, draft.number] = record

    def refuse(self, issues: list[Issue]) -> None:
        """Take back rows that were kept."""
        self.issues += issues
        for issue in issues:
            self._records.pop((issue.sheet_index, issue.row or 0), None)
