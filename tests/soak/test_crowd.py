"""P8 of trust.md in full: all 32 directorates at once, through four workers; SOAK_TURNS times (20)."""

import os
from collections.abc import Callable

import pytest

from tests.services import test_crowd as short
from tests.services.conftest import World

TURNS = int(os.environ.get("SOAK_TURNS", "20"))


@pytest.mark.soak
def test_all_directorates_at_once(new_world: Callable[..., World], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"DIRECTORATES": 32, "ROWS": 300, "TURNS": TURNS, "WORKERS": 4, "PATIENCE": 600}.items():
        monkeypatch.setattr(short, name, value)
    short.test_directorates_import_at_once(new_world)
