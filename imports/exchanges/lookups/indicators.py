"""The axes and indicators of the cycle that a file is for."""

from collections import defaultdict
from decimal import Decimal
from typing import NamedTuple

from evaluation_admin.models import Axis, Indicator
from imports.exchanges.context import Context
from persian.letters import match_key


class KnownIndicator(NamedTuple):
    """An indicator of the cycle."""

    pk: int
    axis: int
    code: str
    title: str
    title_key: str
    standard: Decimal | None
    ceiling: Decimal
    direction: str


class Indicators:
    """Axes by title, indicators by code, and by title inside an axis or, where only one has it, in the cycle."""

    def __init__(self, context: Context) -> None:
        cycle = context.options["cycle"]
        self.axes = dict(Axis.objects.filter(cycle=cycle).values_list("title_key", "pk"))
        self.axis_titles = dict(Axis.objects.filter(cycle=cycle).values_list("pk", "title"))
        self.by_pk: dict[int, KnownIndicator] = {}
        self._by_code: dict[str, KnownIndicator] = {}
        self._by_title: dict[tuple[int, str], KnownIndicator] = {}
        self._anywhere: dict[str, list[KnownIndicator]] = defaultdict(list)
        columns = ("pk", "axis_id", "code", "title", "title_key", "standard", "ceiling", "direction")
        for row in Indicator.objects.filter(cycle=cycle).values_list(*columns):
            known = KnownIndicator(*row)
            self.by_pk[known.pk] = known
            if known.code:
                self._by_code[match_key(known.code)] = known
            self._by_title[known.axis, known.title_key] = known
            self._anywhere[known.title_key].append(known)

    def axis(self, title: str) -> int | None:
        """Return the axis of this title."""
        return self.axes.get(match_key(title))

    def coded(self, code: str | None) -> KnownIndicator | None:
        """Return the indicator of this code."""
        return self._by_code.get(match_key(code)) if code else None

    def titled(self, title: str, axis: int | None) -> KnownIndicator | None:
        """Return the indicator of this title in the axis; without an axis, the only one of the cycle."""
        if axis is not None:
            return self._by_title.get((axis, match_key(title)))
        same = self._anywhere.get(match_key(title), [])
        return same[0] if len(same) == 1 else None
