"""A migrated database for all test processes: the first `migrate` takes longer than most tests."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DATABASE = "arzyab.sqlite3"


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database right after its first `migrate`, to be copied; whichever process asks first makes it."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # which the processes share
    made = folder / "migrated.sqlite3"
    with (folder / "migrated.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            draft = folder / "migrating"
            manage(draft, "migrate", "--no-input")
            (draft / DATABASE).rename(made)
    return made


def manage(folder: Path, *words: str) -> str:
    """Run a command of the embedded installation in a data folder; a warning fails it."""
    environment = os.environ | {"ARZYAB_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "arzyab.settings.embedded"}
    for name in ("DATABASE_URL", "PYTHONPATH"):
        environment.pop(name, None)
    command = [sys.executable, "-W", "error", "manage.py", *words]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
