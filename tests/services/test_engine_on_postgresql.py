import os
import subprocess
import sys
from urllib.parse import urlsplit, urlunsplit

import pytest

from tests.services.conftest import POSTGRESQL, ROOT

FOLDERS = (
    *("tests/imports/engine", "tests/imports/exchanges", "tests/imports/services"),
    *("tests/imports/management", "tests/imports/test_jobs.py"),
)


@pytest.mark.services
@pytest.mark.timeout(900)
def test_the_importers_own_tests_pass_on_postgresql() -> None:
    name = f"/arzyab_engine_{os.getpid()}"
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PYTEST")},
        "DATABASE_URL": urlunsplit(urlsplit(POSTGRESQL)._replace(path=name)),
    }
    command = [sys.executable, "-m", "pytest", *FOLDERS, "-q", "-p", "no:cacheprovider", "--create-db"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-6000:]
