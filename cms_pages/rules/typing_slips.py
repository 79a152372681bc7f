"""Slips of typing that a hint may point to: the text stays as it was typed; pure.

Source: anomalies X12 («اآغاز», «پایگاهها ی», «/روسای») and X14 («وزارت گردد ,زمان»). A slip that takes a dictionary to
see («شخص های مناسب», «طرحای») is not looked for: a hint that is often wrong is soon read by nobody.
"""

import re

_LETTER = "[\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af\u06cc]"
_SLIPS = re.compile(
    rf"(?:{_LETTER}*(?:اآ|آآ){_LETTER}*"  # a doubled alef
    rf"|{_LETTER}+ها\s+ی(?!{_LETTER})"  # the ending stands apart from its word
    rf"|(?<!\S)/{_LETTER}+"  # a slash that was meant to join two words
    rf"|{_LETTER}+\s?[,;?]\s?{_LETTER}*)"  # Latin punctuation in a Persian sentence
)
MOST = 5


def typing_slips(text: str) -> list[str]:
    """Return the words that look mistyped, each once, in their order; at most five."""
    return list(dict.fromkeys(found[0] for found in _SLIPS.finditer(text)))[:MOST]
