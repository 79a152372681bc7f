"""Notices of a run, gathered by what they are about; each keeps its first rows and an exact count."""

from typing import Any

from imports.engine.issues import plain
from imports.reading import Notice

_ROWS_NAMED = 50


class NoticeBook:
    """Collects notices cell by cell and gives them as the JSON of a batch."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], dict[str, Any]] = {}
        self._whole: list[dict[str, Any]] = []

    def take(self, notice: Notice) -> None:
        """Add a notice of the reader as it is."""
        entry = {"code": notice.code, "sheet": notice.sheet, "rows": list(notice.rows), "count": notice.count}
        params = plain(dict(notice.params))
        if notice.sheet:
            params.setdefault("sheet", notice.sheet)
        self._whole.append({**entry, "params": params})

    def add(self, code: str, *, sheet: str = "", row: int | None = None, count: int = 1, **params: Any) -> None:
        """Count one more row or cell of a notice; those of one code, sheet and heading are one notice."""
        heading = str(params.get("heading", ""))
        entry = self._found.get((code, sheet, heading))
        if entry is None:
            entry = {"code": code, "sheet": sheet or None, "rows": [], "count": 0, "params": plain(params)}
            self._found[code, sheet, heading] = entry
        entry["count"] += count
        if row is not None and len(entry["rows"]) < _ROWS_NAMED and row not in entry["rows"][-1:]:
            entry["rows"].append(row)

    def all(self) -> list[dict[str, Any]]:
        """Return the notices, the reader's first."""
        return [*self._whole, *self._found.values()]
