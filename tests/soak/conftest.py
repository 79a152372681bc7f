"""The worlds of tests/services, and the batches of tests/imports."""

from tests.imports.conftest import applied, checked, uploaded
from tests.services.conftest import migrated_database, new_world

__all__ = ["applied", "checked", "migrated_database", "new_world", "uploaded"]
