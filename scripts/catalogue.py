"""Merge locale/fa/parts into the Persian catalogues and compile them; --check only says whether they are complete.

Usage: python scripts/catalogue.py [--check]
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # so that the script runs from any folder

from scripts.message_ids import Message, used_messages  # noqa: E402

LOCALE = Path("site/arzyab/locale/fa")
# As in the catalogues of Django and Wagtail; with another rule the entries would not merge with theirs.
PLURAL_FORMS = "nplurals=2; plural=(n > 1);"
# Parts that complete or correct the Persian of installed packages; their ids are not in our code.
COMPLETIONS = frozenset({"wagtail.po", "wagtail_js.po", "django.po"})
DOMAINS = ("django", "djangojs")

_NAMED = re.compile(r"%\(\w+\)[sdif]|\{\w+\}|__\w+__")
_POSITIONAL = re.compile(r"%[sdif]|\{\}")
_TAG = re.compile(r"</?[a-z][a-z0-9]*")

Entries = dict[tuple[str, str], polib.POEntry]


def domain_of(part: Path) -> str:
    """Return which catalogue a part belongs to: those named *_js.po are for scripts in the browser."""
    return "djangojs" if part.stem.endswith("_js") else "django"


def flaws(entry: polib.POEntry) -> Iterator[str]:
    """Yield what is wrong with a translation: empty, fuzzy, or placeholders and tags unlike the message's."""
    if entry.fuzzy:
        yield "is marked fuzzy"
    forms = [entry.msgstr_plural[n] for n in sorted(entry.msgstr_plural)] if entry.msgid_plural else [entry.msgstr]
    if entry.msgid_plural and len(forms) != 2:
        yield "needs exactly msgstr[0] and msgstr[1]"
    if not all(form.strip() for form in forms):
        yield "has an empty translation"
        return
    singular, plural = entry.msgid, entry.msgid_plural or entry.msgid
    # Form 0 also serves the count 0, so it may show a number that the English singular spells out.
    allowed = set(_NAMED.findall(singular)) | set(_NAMED.findall(plural))
    for form, original in zip(forms, (singular, plural), strict=False):
        named = set(_NAMED.findall(form))
        if missing := sorted(set(_NAMED.findall(original)) - named):
            yield f"lacks {', '.join(missing)}"
        if unknown := sorted(named - allowed):
            yield f"adds {', '.join(unknown)}"
        if Counter(_POSITIONAL.findall(form)) != Counter(_POSITIONAL.findall(original)):
            yield "has other positional placeholders"
        if Counter(_TAG.findall(form)) != Counter(_TAG.findall(original)):
            yield "has other HTML tags"


def merge(parts: list[Path]) -> tuple[dict[str, Entries], list[str]]:
    """Return the entries of each domain, and a sentence on every entry that cannot be merged."""
    merged: dict[str, Entries] = {domain: {} for domain in DOMAINS}
    homes: dict[tuple[str, str, str], str] = {}
    problems: list[str] = []
    for part in parts:
        domain = domain_of(part)
        for entry in polib.pofile(str(part)):
            if entry.obsolete:
                continue
            problems += [f"{part.name}: {entry.msgid!r} {flaw}." for flaw in flaws(entry)]
            key = (entry.msgid, entry.msgctxt or "")
            known = merged[domain].setdefault(key, entry)
            home = homes.setdefault((domain, *key), part.name)
            if known is entry:
                continue
            if _forms(known) != _forms(entry):
                problems.append(f"{part.name}: {entry.msgid!r} is translated otherwise in {home}.")
            elif entry.msgid_plural and not known.msgid_plural:
                merged[domain][key] = entry
    return merged, problems


def _forms(entry: polib.POEntry) -> str:
    """Return the form that a plain and a plural entry of one message must share."""
    return entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr


def catalogue(entries: Entries) -> polib.POFile:
    """Return one catalogue: sorted, and without dates or places, so that equal parts give equal bytes."""
    result = polib.POFile(wrapwidth=0)
    result.metadata = {
        "Project-Id-Version": "arzyab",
        "Language": "fa",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURAL_FORMS,
    }
    for key in sorted(entries):
        entry = entries[key]
        result.append(
            polib.POEntry(
                msgid=entry.msgid,
                msgid_plural=entry.msgid_plural,
                msgctxt=entry.msgctxt,
                msgstr=entry.msgstr,
                msgstr_plural=entry.msgstr_plural,
            )
        )
    return result


def gaps(merged: dict[str, Entries], used: dict[tuple[str, str, str], Message]) -> list[str]:
    """Return a sentence on each message of our code that has no Persian, or no Persian plural."""
    found = []
    for (domain, context, msgid), message in sorted(used.items()):
        entry = merged[domain].get((msgid, context))
        if entry is None or (message.plural and not entry.msgid_plural):
            lack = "plural translation" if entry else "translation"
            found.append(f"{message.place}: {msgid!r}{f' ({context})' if context else ''} has no Persian {lack}.")
    return found


def unused(parts: list[Path], used: dict[tuple[str, str, str], Message]) -> list[str]:
    """Return the entries of our own parts that no code asks for any more."""
    return [
        f"{part.name}: {entry.msgid!r} is not used."
        for part in parts
        if part.name not in COMPLETIONS
        for entry in polib.pofile(str(part))
        if not entry.obsolete and (domain_of(part), entry.msgctxt or "", entry.msgid) not in used
    ]


def main(arguments: list[str] | None = None) -> int:
    """Write the catalogues, or with --check compare them; 0 when nothing is left to do."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail on gaps or stale catalogues")
    options = parser.parse_args(arguments)
    parts = sorted((ROOT / LOCALE / "parts").glob("*.po"))
    merged, problems = merge(parts)
    if problems:
        print(*problems, sep="\n", file=sys.stderr)
        return 1
    used = used_messages(ROOT)
    missing = gaps(merged, used)
    stale = []
    for domain, entries in merged.items():
        result = catalogue(entries)
        for suffix, content in ((".po", str(result).encode() + b"\n"), (".mo", result.to_binary())):
            target = ROOT / LOCALE / "LC_MESSAGES" / f"{domain}{suffix}"
            if target.exists() and target.read_bytes() == content:
                continue
            stale.append(f"{target.relative_to(ROOT)} is out of date: run scripts/catalogue.py.")
            if not options.check:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
    for line in (*unused(parts, used), *missing, *(stale if options.check else [])):
        print(line)
    print(f"{sum(map(len, merged.values()))} entries from {len(parts)} parts, {len(missing)} messages without Persian.")
    return int(bool(options.check and (missing or stale)))


if __name__ == "__main__":
    sys.exit(main())
