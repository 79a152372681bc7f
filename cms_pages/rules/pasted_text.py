"""Clean lines of text that was pasted or exported: blanks and stray punctuation, never a word (X10 to X15)."""

import re

NBSP = "\u00a0"
_ONLY_PUNCTUATION = re.compile(r"[.،,؛;:!؟?]+")
_LEADING_PUNCTUATION = re.compile(r"([.،؛])\s+(.+)", re.DOTALL)


def clean_lines(text: str) -> list[str]:
    """Return the lines that hold something, trimmed, with no-break spaces as plain ones.

    A line of punctuation alone, or punctuation before a line's first word, belongs to the line above it.
    """
    lines: list[str] = []
    for line in text.replace(NBSP, " ").splitlines():
        line = line.strip()
        if not line:
            continue
        if lines and _ONLY_PUNCTUATION.fullmatch(line):
            lines[-1] += line
            continue
        if lines and (leading := _LEADING_PUNCTUATION.fullmatch(line)):
            lines[-1] += leading[1]
            line = leading[2]
        lines.append(line)
    return lines
