"""Style and types, as the maintainers' `make check` runs them."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.tree import ROOT

RUFF = str(Path(sys.executable).with_name("ruff"))


@pytest.mark.parametrize(
    "command",
    [
        pytest.param([RUFF, "check", "."], id="style"),
        pytest.param([RUFF, "format", "--check", "."], id="layout"),
        pytest.param([sys.executable, "-m", "mypy"], id="types"),
    ],
)
def test_the_code_is_clean(command: list[str]) -> None:
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
