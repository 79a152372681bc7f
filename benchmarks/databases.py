"""Throw-away databases: one on the PostgreSQL of the machine, one of SQLite in a temporary folder."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).resolve().parents[1]
POSTGRESQL = os.environ.get("TEST_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")


@contextmanager
def throw_away(kind: str, *, settings: str = "arzyab.settings.embedded") -> Iterator[dict[str, str]]:
    """Give the environment of processes that work on a new, migrated database of this kind."""
    name = f"arzyab_benchmark_{os.getpid()}_{settings.split('.')[0]}"
    with TemporaryDirectory(prefix="arzyab-benchmark-") as folder:
        address = f"sqlite:///{folder}/benchmark.sqlite3"
        if kind == "postgresql":
            _administer(f'CREATE DATABASE "{name}"')
            address = urlunsplit(urlsplit(POSTGRESQL)._replace(path=f"/{name}"))
        environment = {
            **os.environ,
            "ARZYAB_VAR": folder,
            "MEDIA_ROOT": f"{folder}/media",
            "DATABASE_URL": address,
            "REDIS_URL": "",
            "DJANGO_SETTINGS_MODULE": settings,
            "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
        }
        try:
            migrate = [sys.executable, "-m", "django", "migrate", "-v0"]
            subprocess.run(migrate, cwd=ROOT, env=environment, check=True)
            yield environment
        finally:
            if kind == "postgresql":
                _administer(f'DROP DATABASE "{name}" WITH (FORCE)')


def _administer(statement: str) -> None:
    with psycopg.connect(POSTGRESQL, autocommit=True) as connection:
        connection.execute(statement)
