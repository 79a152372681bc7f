"""The contenders of the benchmarks do the same work on today's tables."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.register import rows, write
from tests.services.conftest import ROOT, World

ROWS = 200


@pytest.mark.services
@pytest.mark.timeout(300)
def test_each_contender_loads_the_register(new_world: Callable[..., World], tmp_path: Path) -> None:
    environment = new_world("postgresql", "database").environment | {"PYTHONPATH": f"{ROOT / 'site'}:{ROOT}"}

    def step(*words: object) -> dict[str, Any]:
        command = [sys.executable, "-m", "benchmarks.step", *map(str, words)]
        done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
        answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return answer

    provinces = step("-", "reset")["provinces"]
    faulty, sound = tmp_path / "faulty.xlsx", tmp_path / "sound.xlsx"
    write(faulty, rows(provinces, ROWS))
    write(sound, rows(provinces, ROWS, faulty=False))
    counts = {"ours": step("ours", "load", faulty)["counts"]}
    for who in ("floor", "tuned"):
        step("-", "reset")
        counts[who] = step(who, "load", sound)["counts"]
    assert counts["ours"] == {"new": ROWS - 2, "changed": 0, "same": 0, "refused": 2}
    assert counts["floor"] == {"written": ROWS}
    assert counts["tuned"] == {"new": ROWS, "changed": 0, "same": 0}
