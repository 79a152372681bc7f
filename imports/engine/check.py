"""Check a file: read it, type its cells, apply the rules, compare with the records; nothing of them is written."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

from imports.engine.cells import CellReader
from imports.engine.difference import Comparison
from imports.engine.duplicates import Duplicates
from imports.engine.figures import Figures
from imports.engine.findings import Findings, outcome_of, plain_question
from imports.engine.garbage import no_collections
from imports.engine.issues import Issue, issue_of, plain, structure_issue
from imports.engine.mapping import lessons, mapping_json, recalled
from imports.engine.notices import NoticeBook
from imports.engine.outline import outline_of
from imports.engine.recall import Recall
from imports.engine.sheets import sheet_json
from imports.exchanges.base import Exchange
from imports.exchanges.context import Context
from imports.exchanges.draft import Draft, Fault
from imports.models import Stage, Verdict
from imports.reading import ExchangeShape, Limits, Settled, Table, UnreadableWorkbook, find_tables, read_book
from imports.reading.dayorders import QUESTION as OF_DAYS
from imports.reading.dayorders import day_question

CHUNK = 5_000

Report = Callable[[str, int], None]
"""Told the stage and its percentage; may raise to stop the run."""


class Sink(Protocol):
    """Where a check puts its rows."""

    def take(self, drafts: list[Draft], issues: list[Issue]) -> None:
        """Keep a chunk of rows and their issues."""

    def refuse(self, issues: list[Issue]) -> None:
        """Refuse rows that were kept before, for these issues."""


@no_collections()
def check(
    path: str | os.PathLike[str],
    *,
    name: str,
    exchange: Exchange,
    context: Context,
    limits: Limits,
    settled: Settled,
    sink: Sink,
    report: Report,
    recalls: Callable[[], Recall | None] = lambda: None,
) -> Findings:
    """Check a file.

    Args:
        path: the file.
        name: the sender's name for it; only its extension is looked at.
        exchange, context: what the rows are, and the run.
        limits: of the reader.
        settled: what people settled about this file.
        sink: takes the rows.
        report: is told how far it is.
        recalls: gives what knows rows that were judged before; called while the file is read by another process.

    Raises:
        Uncertain: rows that were known are not to be had without the others; check without them.
    """
    found, notices = Findings(), NoticeBook()
    report(Stage.READING, 0)
    shape = exchange.shape(context)
    with ThreadPoolExecutor(1) as aside:
        reading = aside.submit(read_book, path, limits=limits, extension=Path(name).suffix or None)
        recall = recalls()
        try:
            book = settled.book(reading.result())
        except UnreadableWorkbook as refusal:
            found.failure = (refusal.code, plain(dict(refusal.params)))
            return found
    known = recalled(book, shape, settled)
    override = settled.tables or tuple(each.table for each in known)
    tables = find_tables(book, shape, override=override or None, answers=settled.answers)
    found.mapping, found.outline = mapping_json(known), outline_of(book, shape, override)
    found.lessons = lessons(tables.tables, found.outline)
    for notice in tables.notices:
        notices.take(notice)
    found.sheets = [sheet_json(table) for table in tables.tables]
    problems = [*tables.problems, *exchange.survey(book, tables.tables, context)]
    structural = [structure_issue(problem) for problem in problems]
    sink.take([], structural)
    if tables.questions:
        found.questions = [plain_question(question) for question in tables.questions]
        found.outcome, found.notices = "ask", notices.all()
        return found
    if tables.tables:
        run = _Run(exchange, context, found, notices, sink, settled, recall)
        run.rows(tables.tables, shape, report)
    elif structural:
        found.failure = (structural[0].code, structural[0].params)
    found.notices = notices.all()
    found.outcome = outcome_of(found, faulty=bool(structural))
    return found


class _Run:
    """The chunks of one check."""

    def __init__(
        self,
        exchange: Exchange,
        context: Context,
        found: Findings,
        notices: NoticeBook,
        sink: Sink,
        settled: Settled,
        recall: Recall | None,
    ) -> None:
        self.exchange, self.context, self.found, self.notices, self.sink = exchange, context, found, notices, sink
        self.settled, self.recall = settled, recall
        self.comparison = Comparison(exchange, context)
        self.duplicates = Duplicates(exchange.key[0], notices)
        self.used: set[int] = set()
        self.ambiguous: set[tuple[int, str]] = set()

    def rows(self, tables: tuple[Table, ...], shape: ExchangeShape, report: Report) -> None:
        """Check all rows of all tables."""
        cells = CellReader(shape, self.notices, self.settled)
        total, done = sum(table.count for table in tables), 0
        report(Stage.COMPARING, 0)
        for index, table in enumerate(tables):
            self.context.enter(table.sheet, {name: table.heading_of(name) for name in table.columns.values()})
            figures = Figures(table, shape)
            for drafts in cells.chunks(index, table, CHUNK, self.recall):
                figures.take(drafts)
                self._chunk(drafts, table)
                done += len(drafts)
                report(Stage.COMPARING, 100 * done // max(total, 1))
            self._note_rules(table)
            figures.tell(self.notices)
        self._refuse_conflicting(tables)
        self._ask_of_days(tables, shape)
        for notice in self.exchange.closing_notices(self.context):
            self.notices.add(notice["code"], **notice["params"])
        parents = self.context.parents.values()
        self.found.creates = [parent.label for parent in parents if parent.placeholder in self.used]

    def _chunk(self, drafts: list[Draft], table: Table) -> None:
        judged = [draft for draft in drafts if not draft.verdict]
        self.exchange.complete(judged, self.context)
        self.duplicates.look(judged, table)
        self.comparison.compare(judged)
        self.duplicates.settle(judged)
        if self.recall:
            self.recall.meet(judged)
            noted = {note.row for notes in self.context.notes.values() for note in notes}
            for draft in judged if noted else ():
                if draft.number in noted:
                    draft.mark = None  # its notice would be lost
        issues = []
        self.found.counts.update(draft.verdict for draft in drafts)
        self.found.counts["rows"] += len(drafts)
        for draft in drafts:
            if draft.faults:
                issues += [issue_of(draft, fault, table, self.exchange) for fault in draft.faults]
                self.ambiguous |= {(draft.sheet, fault.field) for fault in draft.faults if fault.code == OF_DAYS}
            elif self.context.parents:
                self.used.update(value for value in draft.values.values() if type(value) is int and value < 0)
        self.sink.take(drafts, issues)

    def _refuse_conflicting(self, tables: tuple[Table, ...]) -> None:
        """Refuse also the first of contradicting rows: which of them is right is not ours to say."""
        issues = []
        for index, table in enumerate(tables if self.duplicates.conflicting else ()):
            for row in table.rows():
                seen, other = self.duplicates.conflicting.get((index, row.number), (None, 0))
                if seen is None or seen.verdict == Verdict.REFUSED:
                    continue
                draft = Draft(index, row.number, {}, tuple(row.cells), tuple(row.cells.values()))
                fault = Fault(self.duplicates.field, "duplicate_conflict", {"other": other})
                issues.append(issue_of(draft, fault, table, self.exchange))
                self.found.counts[seen.verdict] -= 1
                self.found.counts[Verdict.REFUSED] += 1
        if issues:
            self.sink.refuse(issues)

    def _ask_of_days(self, tables: tuple[Table, ...], shape: ExchangeShape) -> None:
        """Ask once of each column of days that read in two orders, beside naming its cells."""
        for index, name in sorted(self.ambiguous):
            table = tables[index]
            if self.settled.asks_of_days(table.sheet, name):
                question = day_question(table, shape.column(name))
                self.found.questions += [plain_question(question)] if question else []

    def _note_rules(self, table: Table) -> None:
        for (code, name), notes in self.context.notes.items():
            for note in notes:
                heading = table.heading_of(name)
                self.notices.add(code, sheet=table.sheet, row=note.row, heading=heading, **note.params)
        self.context.notes.clear()
