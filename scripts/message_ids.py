"""The message ids that the project's own Python, templates and scripts ask gettext for; no xgettext needed."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

SOURCES = ("site", "cms_pages", "evaluation_admin", "imports", "templates")
TEMPLATE_SUFFIXES = frozenset({".html", ".txt", ".svg", ".xml"})

# Function → positions of context, message and plural among its arguments.
SHAPES: dict[str, tuple[int | None, int, int | None]] = {
    **dict.fromkeys(("gettext", "gettext_lazy", "gettext_noop"), (None, 0, None)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (None, 0, 1)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), (0, 1, None)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), (0, 1, 2)),
}
_SCRIPT_STRING = r"\s*(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|`[^`$]*`)\s*"
_SCRIPT_CALL = re.compile(rf"\b(n?p?gettext)\({_SCRIPT_STRING}(?:,{_SCRIPT_STRING})?(?:,{_SCRIPT_STRING})?")


@dataclass(frozen=True, order=True)
class Message:
    """What gettext looks a translation up by, and where the first use of it is."""

    msgid: str
    context: str = ""
    plural: str = ""
    domain: str = "django"
    place: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what two uses of one catalogue entry have in common."""
        return self.domain, self.context, self.msgid


def used_messages(root: Path) -> dict[tuple[str, str, str], Message]:
    """Return every message of the project below `root`, by (domain, context, msgid), first use wins.

    Raises:
        ValueError: a call gives gettext something other than a plain string, which no catalogue can hold.
    """
    found: dict[tuple[str, str, str], Message] = {}
    for path in _files(root):
        for message in _messages_of(path, path.relative_to(root).as_posix()):
            found.setdefault(message.key, message)
    return found


def _files(root: Path) -> Iterator[Path]:
    for source in SOURCES:
        for path in sorted((root / source).rglob("*")):
            if path.is_file() and "node_modules" not in path.parts and "migrations" not in path.parts:
                yield path


def _messages_of(path: Path, place: str) -> Iterator[Message]:
    if path.suffix == ".py":
        yield from python_messages(path.read_text("utf-8"), place)
    elif path.suffix in TEMPLATE_SUFFIXES and "templates" in path.parts:
        yield from template_messages(path.read_text("utf-8"), place)
    elif path.suffix == ".js":
        yield from script_messages(path.read_text("utf-8"), place)


def python_messages(source: str, place: str) -> Iterator[Message]:
    """Yield the messages of a module, following `from django.utils.translation import … as …`."""
    tree = ast.parse(source, place)
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            names |= {alias.asname or alias.name: alias.name for alias in node.names if alias.name in SHAPES}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name):
            function = names.get(node.func.id)
        elif isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "translation":
            function = node.func.attr if node.func.attr in SHAPES else None
        else:
            function = None
        if function:
            yield _message(function, node, f"{place}:{node.lineno}")


def _message(function: str, call: ast.Call, place: str) -> Message:
    context_at, msgid_at, plural_at = SHAPES[function]

    def text(position: int | None) -> str:
        if position is None:
            return ""
        argument = call.args[position] if position < len(call.args) else None
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            return argument.value
        raise ValueError(
            f"{place}: {function}() needs plain strings; a computed message is never found in a catalogue."
        )

    return Message(text(msgid_at), text(context_at), text(plural_at), "django", place)


def template_messages(source: str, place: str) -> Iterator[Message]:
    """Yield the messages of a Django template, through Django's own reader of templates."""
    text = templatize(source, place)
    for match in re.finditer(r" (_|n?p?gettext)\(", text):
        call = _call_at(text, match.start() + 1)
        if call is not None:
            yield _message({"_": "gettext"}.get(match[1], match[1]), call, place)


def _call_at(text: str, start: int) -> ast.Call | None:
    """Return the call that begins at `start`; None where the words only look like one.

    The reader's output is not Python as a whole, so the end is found by trying each closing bracket.
    """
    for end in re.finditer(r"\)", text[start:]):
        try:
            tree = ast.parse(text[start : start + end.end()], mode="eval")
        except (SyntaxError, ValueError):
            continue
        return tree.body if isinstance(tree.body, ast.Call) else None
    return None


def script_messages(source: str, place: str) -> Iterator[Message]:
    """Yield the messages of a script that calls gettext, ngettext, pgettext or npgettext with plain strings."""
    for match in _SCRIPT_CALL.finditer(source):
        context_at, msgid_at, plural_at = SHAPES[match[1]]
        strings = [_script_text(literal) if literal else "" for literal in match.groups()[1:]]
        context, plural = (strings[at] if at is not None else "" for at in (context_at, plural_at))
        line = source.count("\n", 0, match.start()) + 1
        yield Message(strings[msgid_at], context, plural, "djangojs", f"{place}:{line}")


def _script_text(literal: str) -> str:
    body = literal[1:-1]
    return re.sub(r"\\(u[0-9a-fA-F]{4}|.)", lambda match: _unescape(match[1]), body)


def _unescape(code: str) -> str:
    if len(code) == 5:
        return chr(int(code[1:], 16))
    return {"n": "\n", "t": "\t"}.get(code, code)
