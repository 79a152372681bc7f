"""Last spring's inspection of the accommodation sites."""

import random
from datetime import date, timedelta
from decimal import Decimal

from arzyab.demo.names import person_name
from arzyab.demo.sizes import dice
from evaluation_admin.enums import SiteKind
from evaluation_admin.models import InspectionProgramme, InspectionRecord, Site
from organisation.models import District
from persian.digits import to_persian_digits
from persian.jalali import jalali_year_range

BASES_PER_DIRECTORATE = 3
FINDINGS = (
    "فهرست بها در محل دید نصب نبود؛ تذکر داده شد.",
    "نظافت خوابگاه خوب است؛ کپسول آتش‌نشانی نیازمند شارژ است.",
    "صندوق شکایات نصب شد و راهنمای میهمانان در دسترس است.",
    "نظارت شبانه برقرار است؛ ایرادی دیده نشد.",
)


def make_inspections(districts: list[District], *, year: int) -> None:
    """Create the programme of the Jalali `year`, its sites, and a visit to most of them."""
    nowruz, _end = jalali_year_range(year)
    programme = InspectionProgramme.objects.create(
        year=year,
        title=f"نظارت بر پایگاه‌ها و مراکز اسکان {to_persian_digits(year)} (نمونه)",
        has_covert=True,
        as_of=nowruz + timedelta(days=16),
        entry_deadline=nowruz + timedelta(days=19),
    )
    sites = _sites(districts)
    Site.objects.bulk_create(sites)
    InspectionRecord.objects.bulk_create(_visits(programme, sites, nowruz))


def _sites(districts: list[District]) -> list[Site]:
    by_directorate: dict[int, list[District]] = {}
    for district in districts:
        by_directorate.setdefault(district.directorate_id, []).append(district)
    sites = []
    for own in by_directorate.values():
        sites.append(Site(name=f"مرکز اسکان {own[0].directorate.name}", kind=SiteKind.CENTRE, **_place(own[0])))
        sites += [
            Site(name=f"پایگاه اسکان {district.name}", kind=SiteKind.BASE, **_place(district))
            for district in own[:BASES_PER_DIRECTORATE]
        ]
    return sites


def _place(district: District) -> dict[str, object]:
    return {"district": district, "directorate": district.directorate}


def _visits(programme: InspectionProgramme, sites: list[Site], nowruz: date) -> list[InspectionRecord]:
    chance = dice("inspections")
    visits: list[InspectionRecord] = []
    for site in sites:
        days = sorted(chance.sample(range(17), chance.choice((0, 1, 1, 1))))
        visits.extend(_visit(programme, site, nowruz + timedelta(days=day), chance) for day in days)
    return visits


def _visit(programme: InspectionProgramme, site: Site, day: date, chance: random.Random) -> InspectionRecord:
    return InspectionRecord(
        programme=programme,
        site=site,
        inspected_on=day,
        inspector=person_name(chance, female=chance.random() < 0.5),
        is_covert=chance.random() < 0.1,
        score=Decimal(5 * chance.randint(8, 20)),
        findings=chance.choice(FINDINGS),
    )
