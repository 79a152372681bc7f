"""The worlds of tests/services."""

from tests.services.conftest import migrated, new_world

__all__ = ["migrated", "new_world"]
