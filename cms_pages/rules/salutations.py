"""Whom a salutation means: mixed titles resolve to the same two roles; pure.

Source: anomaly X23 («کارشناس مسئولان ارزیابی عملکرد», «روسای», «رئیس», «مسئولان», «مسئولین», «کارشناسان»): the office
has one head in each province and one expert in each district, whatever a notice calls them. So the place decides, and
the title only where no place is named.
"""

import re

from persian.letters import ZWNJ, fold

PROVINCE_HEAD = "province_head"
DISTRICT_EXPERT = "district_expert"

# Folded: ئ and ؤ are ی and و, and a conjunction may be glued to its word («ونواحی»).
_HEAD = re.compile("و?(?:روسای?|رییسان|رییس|روسا)")
_EXPERT = re.compile("و?(?:کارشناس|مس[یو]ول)(?:ان|ین)?")
_PROVINCE = re.compile("و?استان(?:ها|های)?")
_DISTRICT = re.compile("و?(?:مناطق|منطقه|منطقهها|نواحی|ناحیه|شهرستان|شهرستانها|شهرستانهای)")
_WORD = re.compile(r"[^\W\d_]+")


def roles_addressed(salutation: str) -> tuple[str, ...]:
    """Return the roles that the lines of a salutation mean, in its order; a line without a title means none."""
    found: dict[str, None] = {}
    for line in fold(salutation).replace(ZWNJ, "").splitlines():
        found |= dict.fromkeys(_roles(_WORD.findall(line)))
    return tuple(found)


def _roles(words: list[str]) -> list[str]:
    heads, experts = any(map(_HEAD.fullmatch, words)), any(map(_EXPERT.fullmatch, words))
    if not heads and not experts:
        return []
    places = [role for before, word in zip(["", *words], words, strict=False) if (role := _place(before, word))]
    return places or [PROVINCE_HEAD] * heads + [DISTRICT_EXPERT] * experts


def _place(before: str, word: str) -> str:
    if _DISTRICT.fullmatch(word):
        return DISTRICT_EXPERT
    # «مناطق استان»: the province says whose districts, and is not addressed itself.
    of_districts = _DISTRICT.fullmatch(before) and not word.startswith("و")
    return PROVINCE_HEAD if _PROVINCE.fullmatch(word) and not of_districts else ""
