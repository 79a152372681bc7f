"""Provinces, directorates and districts by the spellings that offices use."""

import re
from collections import defaultdict
from difflib import get_close_matches

from imports.exchanges.context import Context
from imports.exchanges.overtaken import Overtaken
from organisation.models import Directorate, District, Province
from persian.letters import fold, match_key

_WORDS_BEFORE = tuple(match_key(words) for words in ("اداره کل", "آموزش و پرورش", "استان"))
_NUMBERS = (
    *("یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده"),
    *("یازده", "دوازده", "سیزده", "چهارده", "پانزده", "شانزده", "هفده", "هجده", "نوزده", "بیست"),
)
_NUMBER_WORDS = {word: str(number) for number, word in enumerate(_NUMBERS, start=1)}
_NUMBER_WORDS |= {"اول": "1", "دوم": "2", "سوم": "3", "چهارم": "4", "پنجم": "5", "ششم": "6", "هفتم": "7", "هشتم": "8"}
_PART = re.compile(r"\d+|[^\W\d_]+")
_NOISE = frozenset({"اداره", "اموزش", "پرورش", "و", "شهرستان", "شهر", "منطقه", "ناحیه", "شماره"})
_CITY_REGION = re.compile(r"منطقه(\d+)(?:تهران)?")
CITY_REGIONS = range(1, 23)


class Directorates:
    """The general directorates that a text may mean: one, or Tehran's two."""

    def __init__(self, context: Context) -> None:
        self.by_pk: dict[int, Directorate] = {row.pk: row for row in Directorate.objects.select_related("province")}
        self.slug = {pk: row.slug for pk, row in self.by_pk.items()}
        self._by_key: dict[str, set[int]] = defaultdict(set)
        self._names: dict[str, str] = {}
        for province in Province.objects.prefetch_related("directorates"):
            pks = [directorate.pk for directorate in province.directorates.all()]
            self._spell(pks, province.name, province.slug)
        for pk, row in self.by_pk.items():
            for spelling in (row.name, row.slug, *row.aliases.splitlines()):
                self._only(pk, spelling)

    def _spell(self, pks: list[int], *spellings: str) -> None:
        for spelling in spellings:
            self._by_key[match_key(spelling)].update(pks)
            self._names[match_key(spelling)] = spelling

    def _only(self, pk: int, spelling: str) -> None:
        key = match_key(spelling)
        if self.slug[pk] != self.by_pk[pk].province.slug or key not in self._by_key:
            self._by_key[key] = {pk}
            self._names.setdefault(key, spelling)

    def named(self, text: str) -> set[int]:
        """Return the keys of those that the text may mean; an empty set when it names none."""
        key = match_key(text)
        while key not in self._by_key:
            shorter = next((key[len(words) :] for words in _WORDS_BEFORE if key.startswith(words)), "")
            if not shorter:
                return set()
            key = shorter
        return self._by_key[key]

    def near(self, text: str) -> list[str]:
        """Return names that are spelt almost so, nearest first."""
        keys = get_close_matches(match_key(text), [key for key in self._names if not key.isascii()], n=3)
        return [self._names[key] for key in keys]


class Districts:
    """The districts of each directorate, by name however it is spelt."""

    def __init__(self, context: Context) -> None:
        self.directorate: dict[int, int] = {}
        self.name: dict[int, str] = {}
        self._exact: dict[tuple[int, str], int] = {}
        self._loose: dict[tuple[int, str], set[int]] = defaultdict(set)
        self._of: dict[int, list[int]] = defaultdict(list)
        for pk, directorate, name, key in District.objects.values_list("pk", "directorate_id", "name", "name_key"):
            self.directorate[pk] = directorate
            self.name[pk] = name
            self._exact[directorate, key] = pk
            self._loose[directorate, district_key(name)].add(pk)
            self._of[directorate].append(pk)

    def directorate_of(self, pk: int) -> int:
        """Return the directorate of a district that a record names.

        Raises:
            Overtaken: the district was created after these were read.
        """
        if pk not in self.directorate:
            raise Overtaken
        return self.directorate[pk]

    def name_of(self, pk: int) -> str:
        """Return the name of a district that a record names.

        Raises:
            Overtaken: the district was created after these were read.
        """
        if pk not in self.name:
            raise Overtaken
        return self.name[pk]

    def named(self, directorate: int, text: str) -> int | None:
        """Return the district of that name; a spelling that fits two names none."""
        found = self._exact.get((directorate, match_key(text)))
        if found is None:
            loose = self._loose.get((directorate, district_key(text)), set())
            found = next(iter(loose)) if len(loose) == 1 else None
        return found

    def near(self, directorate: int, text: str) -> list[str]:
        """Return names of the directorate that are spelt almost so."""
        names = {match_key(self.name[pk]): self.name[pk] for pk in self._of[directorate]}
        return [names[key] for key in get_close_matches(match_key(text), list(names), n=3)]


def district_key(text: str) -> str:
    """Return a looser key: number words are numbers, and words that every district's name may carry are left out."""
    parts = [_NUMBER_WORDS.get(part, part) for part in _PART.findall(fold(text).replace("\u200c", " "))]
    telling = [part for part in parts if part not in _NOISE] or parts
    if all(part.isdecimal() for part in telling):  # «منطقه ۵» and «ناحیه ۵» are not the same
        telling = [part for part in parts if part in {"منطقه", "ناحیه"} or part.isdecimal()]
    return "".join(sorted(telling, key=str.isdecimal))


def is_city_region(text: str) -> bool:
    """Return whether this is one of the numbered regions of the city of Tehran (1 to 22)."""
    parts = [_NUMBER_WORDS.get(part, part) for part in _PART.findall(fold(text).replace("\u200c", " "))]
    found = _CITY_REGION.fullmatch("".join(parts))
    return bool(found) and int(found[1]) in CITY_REGIONS if found else False
