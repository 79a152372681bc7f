"""Rows that were staged one by one are gone: files that wait for a person are checked anew, settled ones say so."""

from typing import Any

from django.db import migrations
from django.utils import timezone

SETTLED = ("applied", "refused", "failed", "undone", "partly_undone")
CHECK_AGAIN = ("checking", "asking", "checked", "awaiting", "confirmed", "applying")


def let_go_of_rows(apps: Any, schema_editor: Any) -> None:
    """Say on settled batches that their rows are gone, and send the others to their check once more."""
    batches = apps.get_model("imports", "ImportBatch").objects
    now = timezone.now()
    batches.filter(state__in=SETTLED, rows_forgotten_at=None).update(rows_forgotten_at=now)
    again = {"code": "changed_since_check", "sheet": None, "rows": [], "count": 1, "params": {}}
    batches.filter(state__in=CHECK_AGAIN).update(
        state="uploaded",
        stage="queued",
        progress=0,
        attempt=0,
        finished_at=None,
        notices=[again],
        lease=None,
        leased_until=None,
        queued_at=now,
        confirmed_by=None,
        confirmed_at=None,
        approved_by=None,
        approved_at=None,
        leave_out_errors=False,
    )


class Migration(migrations.Migration):
    dependencies = [("imports", "0004_row_pages")]

    operations = [migrations.RunPython(let_go_of_rows, migrations.RunPython.noop)]
