"""The real migrations, from an empty file; everywhere else the tests make the tables straight from the models."""

import json
import re
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from arzyab.role_permissions import MODEL_PERMISSIONS
from organisation.roles import Role
from organisation.services.sync_groups import group_name
from tests.installation import DATABASE, manage
from tests.project.tree import PACKAGES, own_files, short

pytestmark = pytest.mark.xdist_group("migrations")
FACTS = """
import json
from django.contrib.auth.models import Group
from organisation.models import Directorate, Province
names = lambda group: [f"{p.content_type.app_label}.{p.codename}" for p in group.permissions.all()]
print(json.dumps({
    "provinces": Province.objects.count(),
    "directorates": Directorate.objects.count(),
    "directorates_of_tehran": Directorate.objects.filter(province__slug="tehran").count(),
    "groups": {group.name: names(group) for group in Group.objects.all()},
}))
"""


SENT = """
from django.utils import timezone
from imports.models import ImportBatch
about = {"kind": "schools", "file": "x", "sha256": "0", "size": 1, "uploaded_at": timezone.now()}
for state in ("applied", "confirmed", "uploaded"):
    ImportBatch.objects.create(**about, name=state, state=state, stage="done", attempt=2, leave_out_errors=True)
"""
STANDING = """
import json
from imports.models import ImportBatch
print(json.dumps({
    batch.name: [batch.state, batch.rows_forgotten_at is not None, batch.queued_at is not None, batch.attempt,
        batch.leave_out_errors, [notice["code"] for notice in batch.notices]]
    for batch in ImportBatch.objects.all()
}))
"""


class Installation:
    """A data folder of its own, and the commands run on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def manage(self, *words: str) -> str:
        return manage(self.folder, *words)

    def facts(self) -> dict[str, Any]:
        return json.loads(self.manage("shell", "-v", "0", "-c", FACTS).splitlines()[-1])


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Installation:
    """An installation right after its first `migrate`."""
    folder = tmp_path_factory.mktemp("var")
    copyfile(migrated, folder / DATABASE)
    return Installation(folder)


def test_files_that_wait_are_checked_anew_where_their_rows_were_staged_one_by_one(
    tmp_path: Path, migrated: Path
) -> None:
    copyfile(migrated, tmp_path / DATABASE)
    old = Installation(tmp_path)
    old.manage("migrate", "--no-input", "imports", "0003")
    old.manage("shell", "-v", "0", "-c", SENT)
    old.manage("migrate", "--no-input")
    assert json.loads(old.manage("shell", "-v", "0", "-c", STANDING).splitlines()[-1]) == {
        "applied": ["applied", True, False, 2, True, []],
        "confirmed": ["uploaded", False, True, 0, False, ["changed_since_check"]],
        "uploaded": ["uploaded", False, False, 2, True, []],
    }


@pytest.fixture(scope="module")
def facts(installation: Installation) -> dict[str, Any]:
    return installation.facts()


def test_no_migration_is_missing(installation: Installation) -> None:
    installation.manage("makemigrations", "--check", "--dry-run")


def test_a_second_migrate_changes_nothing(installation: Installation, facts: dict[str, Any]) -> None:
    assert "No migrations to apply" in installation.manage("migrate", "--no-input")
    assert installation.facts() == facts


def test_reference_data_is_there(facts: dict[str, Any]) -> None:
    assert (facts["provinces"], facts["directorates"], facts["directorates_of_tehran"]) == (31, 32, 2)


@pytest.mark.parametrize("role", Role.values)
def test_each_role_has_its_group_and_exactly_its_permissions(role: str, facts: dict[str, Any]) -> None:
    granted = {
        f"{label.replace('.', f'.{verb}_')}"
        for label, roles in MODEL_PERMISSIONS.items()
        for verb in roles.get(Role(role), ())
    }
    assert set(facts["groups"][group_name(role)]) == granted | {"wagtailadmin.access_admin"}


def test_migrations_have_names() -> None:
    own = [path for path in own_files() if path.parent.name == "migrations" and short(path).startswith(PACKAGES)]
    numbered = [path for path in own if path.stem != "__init__"]
    assert numbered
    for path in numbered:
        assert re.fullmatch(r"\d{4}_[a-z][a-z_0-9]*", path.stem), short(path)
        assert "_auto_" not in path.stem, short(path)
    for folder in {path.parent for path in numbered}:
        numbers = [path.stem[:4] for path in numbered if path.parent == folder]
        assert len(numbers) == len(set(numbers)), f"two migrations of one number in {short(folder)}"


def test_the_permission_table_names_real_kinds(installation: Installation) -> None:
    from django.apps import apps

    for label in MODEL_PERMISSIONS:
        apps.get_model(label)
