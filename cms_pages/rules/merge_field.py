"""The merge field of a notice: dots after «استان» stand for the reader's own province; pure.

Source: anomaly X16 («استان ................», «استان ...»); dots elsewhere («مناطق ونواحی ....») are no field.
"""

import re

_PROVINCE = r"(?<![^\W\d_])استان[\s\u200c]*"
_DOT = "[.\u2024\u2025\u2026\u06d4]"
# One dot ends a sentence; a run may hold blanks.
_RUN = rf"{_DOT}(?:[ \u00a0\u200c]?{_DOT})+|[\u2025\u2026]"
_FIELD = re.compile(f"{_PROVINCE}(?:{_RUN})")
_OPEN = re.compile(f"{_PROVINCE}$")
_HEAD = re.compile(rf"[\s\u200c]*(?:{_RUN})")
_GLUED = re.compile(r"\w")


def has_merge_field(text: str) -> bool:
    """Return whether the text has a place for the reader's province."""
    return _FIELD.search(text) is not None


def merge_province(text: str, name: str, *, before: str = "") -> str:
    """Return the text with the province's name in the place of the dots.

    Args:
        text: plain text.
        name: of the province, without «استان».
        before: what stands before the text in the same line; its last word may be the «استان» of the field.
    """
    head = _HEAD.match(text) if _OPEN.search(before) else None
    if head is None:
        return _FIELD.sub(lambda field: f"استان {_spaced(name, text, field.end())}", text)
    rest = text[head.end() :]
    blank = "" if before[-1].isspace() else " "
    return (
        blank
        + _spaced(name, text, head.end())
        + _FIELD.sub(lambda field: f"استان {_spaced(name, rest, field.end())}", rest)
    )


def _spaced(name: str, text: str, end: int) -> str:
    """Keep a word that is glued to the dots apart from the name."""
    return f"{name} " if _GLUED.match(text, end) else name
