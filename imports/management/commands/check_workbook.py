"""`manage.py check_workbook`: what applying a workbook would do, as JSON; the database is only read."""

from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import CommandError, CommandParser

from imports.engine.findings import Findings
from imports.engine.listing import Listing
from imports.management.mapping_argument import read_mapping
from imports.management.workbook_command import (
    USAGE_ERROR,
    WorkbookCommand,
    errors_json,
    failure_json,
    notices_json,
    questions_json,
    sha256_of,
)
from imports.reading import Settled
from imports.services.check_batch import counts_json
from imports.services.check_workbook import check_workbook
from imports.services.mark_workbook import mark_workbook


class Command(WorkbookCommand):
    """Check a workbook."""

    help = "Check a workbook and print what was found as JSON; nothing is written to the database."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the arguments."""
        super().add_arguments(parser)
        parser.add_argument("--records", action="store_true", help="List the canonical records of usable rows.")
        parser.add_argument("--annotated", metavar="OUT.xlsx", help="Write the workbook with its faulty cells marked.")

    def handle(self, *, kind: str, file: str, username: str, records: bool, annotated: str, **options: Any) -> None:
        """Check, and print."""
        path = self.existing(file)
        try:
            found, rows, settled = check_workbook(
                path=path,
                kind=kind,
                options=self.pairs(options["option"]),
                settled=Settled(answers=self.pairs(options["answer"]), tables=read_mapping(options["mapping"], kind)),
                by=self.sender(username),
                records=records,
            )
        except PermissionDenied:
            found, rows, settled = Findings(failure=("not_allowed", {})), Listing(records=records), {}
        if annotated and rows.issues:
            self.annotate(path, Path(annotated), found, rows)
        errors = errors_json(rows.issues)
        self.answer(
            is_whole=found.outcome == "ok",
            kind=kind,
            file=path.name,
            sha256=sha256_of(path),
            batch=None,
            options=settled,
            outcome=found.outcome,
            sheets=found.sheets,
            counts=counts_json(found),
            notices=notices_json(found.notices),
            errors=errors or failure_json(found.failure),
            questions=questions_json(found.questions),
            creates=found.creates,
            **({"mapping": found.mapping} if found.mapping else {}),
            **({"records": rows.records} if records else {}),
        )

    def annotate(self, path: Path, out: Path, found: Findings, rows: Listing) -> None:
        """Write the marked workbook of a file that could be read; a refused one has no cells to mark.

        Raises:
            CommandError: it cannot be written there.
        """
        issues = sorted(rows.issues, key=lambda issue: (issue.sheet_index, issue.row or 0))
        try:
            out.write_bytes(mark_workbook(path, name=path.name, issues=issues, sheets=found.sheets))
        except OSError as error:
            raise CommandError(f"{out} cannot be written: {error.strerror}.", returncode=USAGE_ERROR) from error
