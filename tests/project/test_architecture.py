"""The rules of the house: who may import whom, how long a file is, what one file holds, what no file says."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.tree import PACKAGES, ROOT, calls, imported, modules, own_files, short, syntax

LONGEST = 250
FORBIDDEN_NAMES = {"utils", "helpers", "common", "signals"}
TEXTS = {".py", ".html", ".js", ".css", ".md", ".txt", ".in", ".toml", ".yml", ".json", ".sh", ".po", ".svg", ""}
# Where a string is declared to be safe HTML, and why it is.
SAFE_HTML = {
    "cms_pages/display.py": "rejoins Wagtail's own rendered rich text, with each text escaped again",
    "site/persian/font_face.py": "the empty string",
}


def test_imports_go_one_way() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    run = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"PYTHONPATH": f".{os.pathsep}site"}, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_site_is_no_package_and_tests_is_one() -> None:
    assert not (ROOT / "site" / "__init__.py").exists(), "it would replace the standard library's module"
    assert (ROOT / "tests" / "__init__.py").exists(), "without it tests/persian would hide persian"


def test_no_file_is_too_long() -> None:
    lengths = {short(path): len(path.read_text("utf-8").splitlines()) for path in modules()}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [short(path) for path in modules() if FORBIDDEN_NAMES & {path.stem, *path.parent.parts[-2:]}] == []


def test_no_relative_imports() -> None:
    assert [short(path) for path in modules() if any(name.startswith(".") for name in imported(path))] == []


def test_a_service_is_a_file_of_its_name() -> None:
    """A name of one word ("leases") is no deed, but what several services share."""
    for path in modules(under=PACKAGES):
        if path.parent.name == "services" and "_" in path.stem.strip("_"):
            assert path.stem in public_names(path), f"{short(path)} has no {path.stem}"


def test_a_report_is_a_file_of_its_name() -> None:
    for path in modules(under=PACKAGES):
        if path.parent.name == "reports" and path.stem != "__init__":
            assert any(name.startswith(path.stem) for name in public_names(path)), f"{short(path)} has no {path.stem}"


@pytest.mark.parametrize(("folder", "ending"), [("viewsets", "ViewSet"), ("exchanges", "Resource")])
def test_one_viewset_and_one_exchange_a_file(folder: str, ending: str) -> None:
    for path in modules(under=PACKAGES):
        if path.parent.name == folder:
            found = [name for name in public_names(path) if name.endswith(ending)]
            assert len(found) <= 1, f"{short(path)}: {found}"


def public_names(path: Path) -> set[str]:
    """Return the functions and classes that a module defines for others."""
    kinds = (ast.FunctionDef, ast.ClassDef)
    return {node.name for node in syntax(path).body if isinstance(node, kinds) and not node.name.startswith("_")}


def test_only_the_clock_asks_what_day_it_is() -> None:
    naive = {"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "timezone.localdate"}
    naive |= {f"datetime.{name}" for name in naive}
    asking = {short(path) for path in modules(under=PACKAGES) if naive & calls(path)}
    assert asking <= {"site/persian/clock.py"}


def test_rules_and_tables_do_not_know_what_day_it_is() -> None:
    for path in modules(under=PACKAGES):
        # A page of the board is its own view, and says what is current.
        if "rules" in path.parts or ("models" in path.parts and "cms_pages" not in path.parts):
            assert "persian.clock" not in imported(path), f"{short(path)}: the day is an argument"
            if "rules" in path.parts:
                assert "timezone.now" not in calls(path), f"{short(path)}: the instant is an argument"


def test_jalali_dates_are_made_and_written_in_one_place() -> None:
    """A jdatetime date in an f-string is the empty string, so nobody else gets one into their hands."""
    libraries = {"jdatetime", "django_jalali", "hijridate"}
    strangers = [
        short(path)
        for path in modules(under=PACKAGES)
        if {name.partition(".")[0] for name in imported(path)} & libraries
        and not short(path).startswith("site/persian/")
    ]
    assert strangers == []
    for path in modules(under=("site/persian",)):
        for node in ast.walk(syntax(path)):
            if isinstance(node, ast.FormattedValue):
                assert "jdatetime" not in ast.unparse(node), f"{short(path)}:{node.lineno}"


def test_data_is_never_called_safe() -> None:
    dangerous = {"mark_safe", "SafeString", "RawSQL", "SafeText"}
    for path in modules(under=PACKAGES):
        called = calls(path)
        if short(path) not in SAFE_HTML:
            assert not called & dangerous, short(path)
        assert not any(name.endswith((".extra", ".raw")) for name in called), f"{short(path)}: write a query"
    for path in own_files():
        if path.suffix == ".html":
            source = path.read_text("utf-8")
            assert not re.search(r"\|\s*safe\b|\{%\s*autoescape\s+off", source), short(path)
    assert all((ROOT / name).exists() for name in SAFE_HTML)


# Written in pieces, so that this file does not hold what it looks for.
REGISTRIES = ("py" + "pi.org", "python" + "hosted.org", "registry." + "npmjs", "deb." + "debian.org")
THIS_MACHINE = tuple(f"/{name}/" for name in ("work", "ro" + "ot"))
LEFT_FOR_LATER = re.compile("|".join((r"\bTO" + r"DO\b", r"\bFIX" + r"ME\b", r"raise Not" + "ImplementedError")))
SKIPPED = re.compile("|".join((r"mark\.sk" + "ip", r"pytest\.sk" + "ip", r"xf" + "ail", r"import" + "orskip")))


@pytest.mark.parametrize("forbidden", [*REGISTRIES, *THIS_MACHINE])
def test_no_file_names_a_registry_or_this_machine(forbidden: str) -> None:
    texts = [path for path in own_files() if path.suffix in TEXTS and path.name != Path(__file__).name]
    assert [short(path) for path in texts if forbidden in path.read_text("utf-8", errors="replace")] == []


def test_nothing_is_left_for_later_or_skipped() -> None:
    for path in own_files():
        if path.suffix in {".py", ".html", ".js"}:
            source = path.read_text("utf-8")
            assert not LEFT_FOR_LATER.search(source), short(path)
            assert path.suffix != ".py" or not SKIPPED.search(source), short(path)


def test_locks_hold_hashes_and_no_addresses() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert not any("resolved" in package for package in packages.values())
    assert all("integrity" in package for name, package in packages.items() if name)
    for lock in (ROOT / "requirements").glob("*.txt"):
        pinned = [line for line in lock.read_text().splitlines() if re.match(r"^[a-z0-9]", line, re.IGNORECASE)]
        assert pinned
        assert all(line.endswith("\\") for line in pinned), f"{lock.name}: each line goes on with its hashes"
