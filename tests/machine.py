"""What this machine has for the tests that need more than Python: services, a browser, an office program.

Where something is absent, its tests are left out and the head of the report says so; in CI nothing is left out, so
they fail there instead.
"""

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

POSTGRESQL = os.environ.get("TEST_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")
REDIS = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/9")

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")


def answers(address: str) -> bool:
    """Return whether something listens at a service's address."""
    parts = urlsplit(address)
    try:
        with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=2):
            return True
    except OSError:
        return False


NEEDS: dict[str, tuple[str, Callable[[], bool]]] = {
    "services": ("PostgreSQL and Redis", lambda: answers(POSTGRESQL) and answers(REDIS)),
    "proxy": ("nginx", lambda: NGINX is not None),
    "browser": ("Chromium", lambda: Path(os.environ.get("CHROMIUM", "/usr/bin/chromium")).exists()),
    "office": ("LibreOffice Calc", lambda: shutil.which("soffice") is not None),
}


def absent() -> dict[str, str]:
    """Return the marks whose tests cannot run here, each with what it needs."""
    if os.environ.get("CI"):
        return {}
    return {mark: what for mark, (what, is_here) in NEEDS.items() if not is_here()}


def pytest_report_header() -> list[str]:
    """Say what is left out."""
    return [
        f"left out: tests marked {mark!r}, for want of {what} (.ci/run installs it)" for mark, what in absent().items()
    ]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what cannot run here; begin with what takes longest, lest one process waits for it at the end."""
    items.sort(key=lambda item: not item.get_closest_marker("services"))
    marks = absent()
    left_out = [item for item in items if any(item.get_closest_marker(mark) for mark in marks)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
