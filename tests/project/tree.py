"""The project's own files, as the tests of the house read them."""

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("site/arzyab", "site/organisation", "site/persian", "cms_pages", "evaluation_admin", "imports")


@functools.cache
def own_files() -> tuple[Path, ...]:
    """Return every file that is, or would be, committed: what the ignore file hides is left out."""
    hidden = {".git"} | {
        line.strip("/\n") for line in (ROOT / ".gitignore").read_text().splitlines() if line.endswith("/")
    }
    return tuple(_walk(ROOT, hidden))


def _walk(folder: Path, hidden: set[str]) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in hidden or path.is_symlink():
            continue
        if path.is_dir():
            yield from _walk(path, hidden)
        elif not path.name.startswith(".coverage"):
            yield path


def modules(*, under: tuple[str, ...] = ()) -> list[Path]:
    """Return the Python files but for migrations; with `under`, those of these folders."""
    return [
        path
        for path in own_files()
        if path.suffix == ".py"
        and "migrations" not in path.parts
        and (not under or short(path).startswith(tuple(f"{folder}/" for folder in under)))
    ]


def short(path: Path) -> str:
    """Return the path inside the project."""
    return path.relative_to(ROOT).as_posix()


@functools.cache
def syntax(path: Path) -> ast.Module:
    """Return the parsed module."""
    return ast.parse(path.read_text("utf-8"), short(path))


def imported(path: Path) -> set[str]:
    """Return the dotted names of the modules that a module imports."""
    found: set[str] = set()
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add("." * node.level + (node.module or ""))
    return found


def calls(path: Path) -> set[str]:
    """Return the dotted names that a module calls, as it writes them: "date.today", "mark_safe"."""
    return {ast.unparse(node.func) for node in ast.walk(syntax(path)) if isinstance(node, ast.Call)}
