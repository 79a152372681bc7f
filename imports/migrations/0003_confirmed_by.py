"""Whoever a file was, or is to be, applied for had confirmed it: the worker goes by that from now on."""

from typing import Any

from django.db import migrations
from django.db.models import F
from django.db.models.functions import Coalesce


def keep_who_confirmed(apps: Any, schema_editor: Any) -> None:
    """Copy the name and the instant; a file that waits in the queue keeps its person's rights."""
    batches = apps.get_model("imports", "ImportBatch").objects.filter(applied_by__isnull=False)
    batches.update(confirmed_by=F("applied_by"), confirmed_at=Coalesce("applied_at", "queued_at"))


class Migration(migrations.Migration):
    dependencies = [
        ("imports", "0002_mapping_approval_plans"),
    ]

    operations = [migrations.RunPython(keep_who_confirmed, migrations.RunPython.noop)]
