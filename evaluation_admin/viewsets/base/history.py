"""The history of a record: what people did in its form, and what files did, which higher rooms tell."""

from dataclasses import dataclass
from typing import Any

from wagtail import hooks
from wagtail.snippets.views.snippets import HistoryView


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One field of a record, as people read it; empty where there was or is nothing."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class FileChange:
    """What one row of a file did to the record.

    Attributes:
        deed: in words: created, changed, undone.
        file: the file's name.
        url: of its page; empty where the reader may not open it.
        place: sheet and row, in words.
        by: who had it applied or undone.
        at: when, in words.
        values: old and new.
    """

    deed: str
    file: str
    url: str
    place: str
    by: str
    at: str
    values: tuple[ValueChange, ...]


class RecordHistoryView(HistoryView):
    """Wagtail's log of the record, and below it the changes by files: hook(record, user) -> FileChange."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the hooks tell."""
        found = hooks.get_hooks("register_record_history")
        changes = [change for hook in found for change in hook(self.object, self.request.user)]
        return super().get_context_data(file_changes=changes, **kwargs)
