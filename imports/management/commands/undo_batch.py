"""`manage.py undo_batch`: undo what an applied batch did."""

import json
import sys
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError, CommandParser

from imports.management.workbook_command import USAGE_ERROR, named_user
from imports.models import Direction, ImportBatch, Reversal
from imports.services.refusals import Refusal
from imports.services.reverse_batch import reverse_batch


class Command(BaseCommand):
    """Undo a batch, and print how many records went back and which stayed."""

    help = "Undo a batch: records that nobody touched since go back; prints what became of it as JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the arguments."""
        parser.add_argument("batch", type=int, help="Number of the batch, as apply_workbook prints it.")
        parser.add_argument("--as", dest="username", help="Act as this user; without it, as HQ.")
        parser.add_argument("--redo", action="store_true", help="Write again what was undone.")

    def handle(self, *, batch: int, username: str, redo: bool, **options: Any) -> None:
        """Undo, and print; the exit status is 1 where it is refused."""
        by, found = named_user(username), ImportBatch.objects.filter(pk=batch).first()
        if found is None:
            raise CommandError(f"There is no batch {batch}.", returncode=USAGE_ERROR)
        try:
            direction = Direction.REDO if redo else Direction.UNDO
            answer = _done(reverse_batch(batch=found, by=by, direction=direction))
        except PermissionDenied as denied:
            answer = _refused("not_allowed", str(denied))
        except Refusal as refusal:
            answer = _refused(refusal.code, str(refusal))
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1))
        if "code" in answer:
            sys.exit(1)


def _done(reversal: Reversal) -> dict[str, Any]:
    kept = reversal.kept_changes.select_related("change")
    return {
        "reverted": reversal.reverted,
        "kept": [
            {
                "model": entry.change.model,
                "key": entry.change.key,
                "row": entry.change.row,
                "reason": entry.reason,
                "message": entry.get_reason_display(),
            }
            for entry in kept
        ],
    }


def _refused(code: str, message: str) -> dict[str, Any]:
    return {"reverted": 0, "kept": [], "code": code, "message": message}
