"""P1 and P3 of trust.md in full: SOAK_TRIALS kills (200) on each database."""

import os
from collections.abc import Callable

import pytest

from tests.services import test_kills as short
from tests.services.conftest import World

TRIALS = int(os.environ.get("SOAK_TRIALS", "200"))


@pytest.mark.soak
@pytest.mark.parametrize(("database", "queue"), short.MODES)
def test_kills(new_world: Callable[..., World], monkeypatch: pytest.MonkeyPatch, database: str, queue: str) -> None:
    monkeypatch.setattr(short, "KILLS", TRIALS)
    short.test_a_killed_import_is_whole_or_absent_and_is_finished_once(new_world, database, queue)
