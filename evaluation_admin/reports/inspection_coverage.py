"""How many sites each directorate has and how many inspections of them were made until a day (R73, R74).

Covert inspections are no part of it: the figures are published, and with them a province that knows its own open
visits could tell how many others there were.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count

from evaluation_admin.enums import SiteKind
from evaluation_admin.models import InspectionCount, InspectionProgramme, InspectionRecord, Site
from evaluation_admin.models.inspection_count import coverage
from organisation.models import Directorate
from organisation.reach import EVERYWHERE, Reach


@dataclass(frozen=True, slots=True)
class SiteCounts:
    """Counts of one kind of site, of one directorate or of all.

    Attributes:
        sites: that are registered.
        inspections: open ones until the day, of these sites.
    """

    sites: int = 0
    inspections: int = 0

    @property
    def percent(self) -> Decimal | None:
        """Return the coverage in percent, None where there is no site."""
        return coverage(self.sites, self.inspections)


@dataclass(frozen=True, slots=True)
class DirectorateInspections:
    """One directorate's line; `is_total` says that only totals arrived, so that no inspection stands behind it."""

    pk: int
    name: str
    counts: SiteCounts
    is_total: bool


@dataclass(frozen=True, slots=True)
class InspectionCoverage:
    """One kind of site: a line for every directorate in reach (also for those with zero), and the sum."""

    kind: SiteKind
    as_of: date
    lines: tuple[DirectorateInspections, ...]
    total: SiteCounts

    @property
    def without_any(self) -> list[str]:
        """Return the directorates that have sites of this kind and inspected none."""
        return [line.name for line in self.lines if line.counts.sites and not line.counts.inspections]


def inspection_coverage(
    *, programme: InspectionProgramme, as_of: date, kinds: Sequence[SiteKind], reach: Reach = EVERYWHERE
) -> list[InspectionCoverage]:
    """Count by directorate, in Persian order, a table for each kind: four queries, however many inspections.

    A directorate's own inspections are counted. Where it has recorded none of a kind, the newest totals that it sent
    until the day stand for them.
    """
    sites: Counter[tuple[str, int]] = Counter()
    for kind, directorate, count in (
        Site.objects.within(reach).order_by().values_list("kind", "directorate").annotate(Count("pk"))
    ):
        sites[kind, directorate] = count
    visits: Counter[tuple[str, int]] = Counter()
    made = InspectionRecord.objects.within(reach).filter(programme=programme, inspected_on__lte=as_of, is_covert=False)
    by_place = made.order_by().values_list("site__kind", "site__directorate").annotate(Count("pk"))
    for kind, directorate, count in by_place:
        visits[kind, directorate] = count
    totals = {
        (row.site_kind, row.directorate_id): SiteCounts(row.sites, row.inspections)
        for row in InspectionCount.objects.within(reach)
        .filter(programme=programme, as_of__lte=as_of)
        .order_by("as_of", "pk")
    }
    places = Directorate.objects.order_by("sort_key")
    if not reach.national:
        owners = {directorate for _kind, directorate in [*sites, *totals]}
        places = places.filter(pk__in=[*owners, *reach.directorates])
    return [_of_kind(kind, as_of, list(places), sites, visits, totals) for kind in kinds]


def _of_kind(
    kind: SiteKind,
    as_of: date,
    places: list[Directorate],
    sites: Counter[tuple[str, int]],
    visits: Counter[tuple[str, int]],
    totals: dict[tuple[str, int], SiteCounts],
) -> InspectionCoverage:
    lines = []
    for place in places:
        key = kind.value, place.pk
        is_total = not visits[key] and key in totals
        counts = totals[key] if is_total else SiteCounts(sites[key], visits[key])
        lines.append(DirectorateInspections(place.pk, place.name, counts, is_total))
    total = SiteCounts(sum(line.counts.sites for line in lines), sum(line.counts.inspections for line in lines))
    return InspectionCoverage(kind, as_of, tuple(lines), total)
