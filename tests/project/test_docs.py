"""The documents agree with the code: settings, commands, the README's two lines."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.project.tree import PACKAGES, ROOT, modules, short, syntax

READERS = re.compile(r"(os\.)?environ\.(get|setdefault|pop)|env\.(text|flag|integer|listing|path)|os\.getenv")
# What the shell and the tools bring along is no setting of ours.
NOT_OURS = {"CI", "PYTEST_XDIST_WORKER", "PATH", "HOME", "LANG", "PYTHONPATH", "SHELL", "MIDNIGHT_AT"}


def read_by(path: Path) -> Iterator[str]:
    """Yield the names of the environment variables that a module reads."""
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Call) and READERS.fullmatch(ast.unparse(node.func)) and node.args:
            name = node.args[0]
        elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
            name = node.slice
        else:
            continue
        if isinstance(name, ast.Constant) and isinstance(name.value, str):
            yield name.value


def test_each_setting_is_documented_and_each_documented_setting_exists() -> None:
    read = {name for path in modules() if not short(path).startswith("tests/project/") for name in read_by(path)}
    read |= set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text()))
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs" / "settings.md").read_text(), re.MULTILINE))
    assert documented == read - NOT_OURS, documented ^ (read - NOT_OURS)


def test_the_settings_folder_is_read_at_all() -> None:
    settings = {name for path in modules(under=("site/arzyab/settings",)) for name in read_by(path)}
    assert {"SECRET_KEY", "DATABASE_URL", "REDIS_URL", "MEDIA_ROOT", "ALLOWED_HOSTS", "BEHIND_PROXY"} <= settings


def commands() -> set[str]:
    """Return the names of the project's own management commands."""
    return {
        path.stem
        for path in modules(under=PACKAGES)
        if path.parent.name == "commands" and not path.stem.startswith("_")
    }


def test_each_command_is_documented_and_each_documented_command_exists() -> None:
    from django.core.management import get_commands

    texts = "\n".join(path.read_text("utf-8") for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
    named = set(re.findall(r"manage\.py ([a-z_]+)", texts))
    assert commands()
    assert commands() <= named
    assert named <= get_commands().keys()


def test_the_readmes_two_commands_are_in_the_makefile() -> None:
    blocks = re.findall(r"^```\w*\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    lines = [line.split("#")[0].strip() for block in blocks for line in block.splitlines() if line.strip()]
    assert lines[:2] == ["make run", "make test"]
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    documented = "\n".join(path.read_text("utf-8") for path in (ROOT / "docs").glob("*.md"))
    assert {"run", "test"} <= targets
    assert set(re.findall(r"`(?:[A-Z]+=\S+ )?make ([a-z-]+)`", documented)) <= targets


def test_links_between_documents_lead_somewhere() -> None:
    for path in [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{short(path)} links to {target}"
