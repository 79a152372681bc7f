"""What of the installed packages has no Persian, neither from themselves nor from our catalogue.

Usage: python scripts/i18n_gap.py [--all]

A package's own fa catalogue looks complete because untranslated messages are left out of it; so its English
catalogue is what the Persian is compared with. Run it after every upgrade of Wagtail or Django.
"""

import argparse
import importlib.util
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
OURS = ROOT / "site" / "arzyab" / "locale" / "fa" / "LC_MESSAGES"
DOMAINS = ("django", "djangojs")

# What our users see of other people's packages; nothing of these may be missing.
REQUIRED = (
    "django.conf",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "import_export",
    "taggit",
    "wagtail",
    "wagtail.admin",
    "wagtail.contrib.table_block",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.images",
    "wagtail.locales",
    "wagtail.search",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.users",
    "wagtail_modeladmin",
)

Key = tuple[str, str]


def catalogues(package: str) -> Path:
    """Return the folder of a package's catalogues (one folder per language in it)."""
    if package == "django.conf":  # where Django keeps the messages of its core
        return catalogues_root("django") / "conf" / "locale"
    return catalogues_root(package) / "locale"


def catalogues_root(package: str) -> Path:
    """Return the folder of an installed package, which need not be an installed app.

    Raises:
        LookupError: no such package is installed.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise LookupError(f"{package} is not installed.")
    return Path(spec.origin).parent


def translated(file: Path) -> set[Key]:
    """Return the messages that a catalogue really translates; none when there is no such file."""
    if not file.exists():
        return set()
    return {_key(entry) for entry in polib.pofile(str(file)).translated_entries()}


def missing(package: str, domain: str) -> list[Key]:
    """Return the messages of a package that a Persian reader would see in English."""
    folder = catalogues(package)
    reference = folder / "en" / "LC_MESSAGES" / f"{domain}.po"
    persian = folder / "fa" / "LC_MESSAGES" / f"{domain}.po"
    if not reference.exists():
        reference = persian  # some packages ship no English catalogue, but their Persian one lists every message
    if not reference.exists():
        return []
    wanted = {_key(entry) for entry in polib.pofile(str(reference)) if not entry.obsolete}
    return sorted(wanted - translated(persian) - translated(OURS / f"{domain}.po"))


def optional_packages() -> list[str]:
    """Return Wagtail's remaining packages with catalogues; their gaps matter once they are installed."""
    root = catalogues_root("wagtail")
    found = {file.parents[3] for file in root.glob("**/locale/en/LC_MESSAGES/*.po")}
    names = {".".join(("wagtail", *folder.relative_to(root).parts)) for folder in found}
    return sorted(names - set(REQUIRED))


def _key(entry: polib.POEntry) -> Key:
    return entry.msgid, entry.msgctxt or ""


def main(arguments: list[str] | None = None) -> int:
    """Print the gaps; 1 when a required package has one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", help="also Wagtail's packages that the project does not install")
    options = parser.parse_args(arguments)
    count = 0
    for package in (*REQUIRED, *(optional_packages() if options.all else ())):
        for domain in DOMAINS:
            gaps = missing(package, domain)
            count += len(gaps) if package in REQUIRED else 0
            for msgid, context in gaps:
                print(f"{package} ({domain}): {msgid!r}{f' [{context}]' if context else ''}")
    print(f"{count} messages of the required packages without Persian.")
    return int(count > 0)


if __name__ == "__main__":
    sys.exit(main())
