"""Rows that an earlier check judged, and whose records are still as they were left: what they say is known.

Judging such a row once more would say that it is unchanged, for the same cells are read alike while everything that
rows are judged by is the same (engine.marks), and the record has the very version that the row was found to agree with,
or was given. A row that has to do with others of its file is not told by its cells alone: see `Uncertain`.
"""

from collections import OrderedDict
from collections.abc import Iterable
from itertools import count
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef

from imports.engine.among import among
from imports.engine.pages import PAGE, StagedRow, unpack
from imports.engine.prints import NONE, split
from imports.engine.recorded import value
from imports.engine.statements import quoted, run
from imports.exchanges.base import Exchange
from imports.exchanges.draft import Draft
from imports.models import USABLE, ImportBatch, RowChange, RowPage, Verdict

_SAME, _SAME_WORD = Verdict.SAME, Verdict.SAME.value
_PAGES_HELD = 8
_TIMES_READ = 3
_BATCHES_LOOKED_AT = 10


class Uncertain(Exception):
    """What is known does not do: all rows have to be judged.

    Two rows of the file name one record, one of them known by its cells; or what was known is forgotten at this moment.
    """


class Known(NamedTuple):
    """What is known of a row: how it was staged, and its record with the version that it still has."""

    row: StagedRow
    object_pk: int
    version: int

    def tell(self, draft: Draft) -> None:
        """Let a draft of the same cells say what it said, and that nothing is to be written."""
        row = self.row
        draft.typed, draft.said, draft.verdict, draft.object_pk = row.typed, row.said, _SAME, self.object_pk
        at = (draft.sheet, draft.number, _SAME_WORD, row.key, row.typed, row.owner, self.object_pk, self.version)
        draft.found["staged"] = StagedRow(*at, {}, {}, {}, None, row.said, draft.mark)


class Recall:
    """Finds rows by their prints among the staged rows of one batch.

    A file that comes again has its rows in about the same order: few pages are held at a time, and where that does not
    hold, rows are not found rather than each page be read many times.

    Args:
        batch: None: no row is known.
        exchange: its kind's.
    """

    def __init__(self, batch: ImportBatch | None, exchange: Exchange) -> None:
        self._batch, self._model = batch, exchange.model
        self._at: dict[bytes, int] = {}  # the number of the page, and the place in it
        self._pages: list[int] = []
        pages = RowPage.objects.filter(batch=batch, verdict__in=USABLE).exclude(prints=b"")
        for pk, prints in pages.values_list("pk", "prints").iterator(chunk_size=100) if batch else ():
            self._at.update(zip(split(bytes(prints)), count(len(self._pages) * PAGE), strict=False))
            self._pages.append(pk)
        self._at.pop(NONE, None)
        self._reads_left = _TIMES_READ * len(self._pages)
        self._held: OrderedDict[int, list[Known | None]] = OrderedDict()
        self._changed = self._standing() if self._at else {}
        self._recalled: set[int] = set()
        self._judged: set[int | None] = set()

    def known(self, mark: bytes) -> Known | None:
        """Return what is known of a row, None where it has to be judged.

        Raises:
            Uncertain: an earlier row of the file names the same record, or the rows of the batch are gone.
        """
        if mark not in self._at:
            return None
        page, place = divmod(self._at[mark], PAGE)
        if page not in self._held:
            if not self._reads_left:
                return None
            self._reads_left -= 1
            self._held[page] = self._read(self._pages[page])
            if len(self._held) > _PAGES_HELD:
                self._held.popitem(last=False)
        found = self._held[page][place]
        if found is None:
            return None
        if found.object_pk in self._recalled or found.object_pk in self._judged:
            raise Uncertain
        self._recalled.add(found.object_pk)
        return found

    def meet(self, drafts: Iterable[Draft]) -> None:
        """Take note of the records that judged rows name.

        Raises:
            Uncertain: a row that was known names one of them too.
        """
        judged = {draft.object_pk for draft in drafts if draft.object_pk}
        if not judged.isdisjoint(self._recalled):
            raise Uncertain
        self._judged |= judged

    def _read(self, pk: int) -> list[Known | None]:
        page = RowPage.objects.filter(pk=pk).first()
        if page is None:
            raise Uncertain
        rows = unpack(page)
        compared = {row.object_pk for row in rows if row.verdict == Verdict.SAME}
        records = self._model._base_manager.filter(among("pk", compared))
        versions: dict[int, int] = dict(records.values_list("pk", "version")) if compared else {}
        return [self._known(row, versions) for row in rows]

    def _known(self, row: StagedRow, versions: dict[int, int]) -> Known | None:
        if row.verdict != Verdict.SAME:
            changed = self._changed.get((row.sheet, row.row))
            return Known(row, *changed) if changed else None
        if row.object_pk is None or versions.get(row.object_pk) != row.version:
            return None
        return Known(row, row.object_pk, versions[row.object_pk])

    def _standing(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Return by sheet and row the records that are as the batch left them, with their versions."""
        changes, records = quoted(RowChange), quoted(self._model)
        version = value("c.after", self._model._meta.get_field("version"))
        found = run(
            f"SELECT c.sheet, c.row, m.id, m.version FROM {changes} c JOIN {records} m"  # noqa: S608 (names of ours)
            f" ON m.id = c.object_pk AND m.version = {version}"
            " WHERE c.batch_id = %s AND c.model = %s AND c.reversal_id IS NULL",
            [self._batch and self._batch.pk, self._model._meta.label_lower],
        )
        return {(sheet, row): (pk, version) for sheet, row, pk, version in found}


def recall_for(batch: ImportBatch, exchange: Exchange, mark: str) -> Recall | None:
    """Return the rows of the largest of the newest batches that were judged by the same.

    Args:
        batch: about to be checked.
        exchange: its kind's; None is returned where its rows are not told by their cells alone.
        mark: of the run (engine.marks).
    """
    if not exchange.is_by_row:
        return None
    kept = Exists(RowPage.objects.filter(batch=OuterRef("pk")))
    alike = ImportBatch.objects.filter(kept, kind=batch.kind, mark=mark, rows_forgotten_at=None).exclude(pk=batch.pk)
    newest: Any = alike.order_by("-checked_at")[:_BATCHES_LOOKED_AT]
    largest = max(newest, key=lambda each: sum(map(each.count, USABLE)), default=None)
    return Recall(largest, exchange)
