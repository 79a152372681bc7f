"""P6 of trust.md in full: SOAK_SEQUENCES (500) random imports, edits, undos and redos against a dictionary."""

import os
import subprocess
import sys
from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import transaction

from imports.models import ImportBatch
from organisation.models import District, User
from tests.imports.engine.test_undo_sequences import live
from tests.services.conftest import POSTGRESQL, ROOT

SEQUENCES = int(os.environ.get("SOAK_SEQUENCES", "500"))
SHORT = 8  # those of the short form


@pytest.mark.soak
def test_sequences(applied: Callable[..., ImportBatch], yazd_district: District, yazd_head: User) -> None:
    for seed in range(SHORT, SHORT + SEQUENCES):
        with transaction.atomic():
            live(seed, applied, yazd_head)
            transaction.set_rollback(True)


@pytest.mark.soak
def test_sequences_on_postgresql() -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PYTEST")},
        "DATABASE_URL": urlunsplit(urlsplit(POSTGRESQL)._replace(path=f"/arzyab_sequences_{os.getpid()}")),
    }
    command = [sys.executable, "-m", "pytest", f"{__file__}::test_sequences", "-q", "-m", "soak", "-o", "timeout=0"]
    done = subprocess.run(
        [*command, "-p", "no:cacheprovider", "--create-db"], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-6000:]
