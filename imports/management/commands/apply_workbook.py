"""`manage.py apply_workbook`: check a workbook, then apply it in one transaction."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.core.management.base import CommandParser

from imports.engine.mapping import table_json
from imports.engine.sheets import columns_in_order
from imports.management.mapping_argument import read_mapping
from imports.management.workbook_command import (
    WorkbookCommand,
    errors_json,
    failure_json,
    notices_json,
    questions_json,
    sha256_of,
)
from imports.models import CellIssue, ImportBatch, MappingSource, State
from imports.services.apply_batch import apply_batch
from imports.services.approvals import needs_approval
from imports.services.check_batch import COUNTS, check_batch
from imports.services.receive_upload import receive_upload
from imports.services.refusals import Refusal
from imports.services.request_apply import request_apply
from organisation.models import User

_AWAITING: dict[str, Any] = {"code": "awaiting_approval", "sheet": None, "rows": [], "count": 1, "params": {}}


class Command(WorkbookCommand):
    """Apply a workbook; where the posting of the user asks for approval, it is confirmed and waits for that."""

    help = "Check a workbook and apply it in one transaction; prints what became of it as JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the arguments."""
        super().add_arguments(parser)
        parser.add_argument(
            "--leave-out-errors", action="store_true", help="Apply the sound rows of a file that has faulty ones."
        )

    def handle(self, *, kind: str, file: str, username: str, leave_out_errors: bool, **options: Any) -> None:
        """Check, apply, and print."""
        path, by = self.existing(file), self.sender(username)
        given, answers = self.pairs(options["option"]), self.pairs(options["answer"])
        tables = read_mapping(options["mapping"], kind)
        parts: dict[str, Any] = {"kind": kind, "file": path.name, "sha256": sha256_of(path)}
        try:
            with path.open("rb") as opened:
                batch = receive_upload(file=File(opened), name=path.name, kind=kind, options=given, by=by, queue=False)
            batch.answers = answers
            if tables:
                batch.mapping = [table_json(table) for table in tables]
                batch.mapping_source, batch.mapped_by = MappingSource.PERSON, by
            batch.save(update_fields=["answers", "mapping", "mapping_source", "mapped_by"])
            batch = self._apply(batch, by, leave_out_errors=leave_out_errors)
        except PermissionDenied:
            self._refuse(parts, "not_allowed", {})
        except Refusal as refusal:
            self._refuse(parts, refusal.code, refusal.params)
        else:
            self._print(parts, batch)

    def _apply(self, batch: ImportBatch, by: User | None, *, leave_out_errors: bool) -> ImportBatch:
        batch = check_batch(batch=batch)
        if batch.state != State.CHECKED or (batch.has_errors and not leave_out_errors):
            return batch
        confirm = request_apply if needs_approval(by) else apply_batch
        return confirm(batch=batch, by=by, leave_out_errors=leave_out_errors)

    def _print(self, parts: dict[str, Any], batch: ImportBatch) -> None:
        errors = errors_json(CellIssue.objects.filter(batch=batch))
        waiting = [_AWAITING] if batch.state == State.AWAITING_APPROVAL else []
        self.answer(
            is_whole=batch.state == State.APPLIED and not batch.has_errors,
            **parts,
            batch=batch.pk,
            options=batch.options_shown,
            outcome=batch.outcome,
            state=batch.state,
            sheets=[{**sheet, "columns": columns_in_order(sheet)} for sheet in batch.sheets],
            counts={name: batch.count(name) for name in COUNTS},
            notices=notices_json([*batch.notices, *waiting]),
            errors=errors or failure_json((batch.failure_code, batch.failure_params)),
            questions=questions_json(batch.questions),
            creates=batch.creates,
        )

    def _refuse(self, parts: dict[str, Any], code: str, params: dict[str, Any]) -> None:
        empty = dict.fromkeys(COUNTS, 0)
        errors = failure_json((code, params))
        self.answer(
            is_whole=False,
            **parts,
            batch=None,
            options={},
            outcome="reject",
            sheets=[],
            counts=empty,
            notices=[],
            errors=errors,
            questions=[],
        )
