"""Districts and units of the demonstration."""

from arzyab.demo.names import place_names
from arzyab.demo.sizes import Size, dice, spread
from organisation.models import Directorate, District, DistrictKind, OrgUnit, UnitKind
from persian.digits import to_persian_digits

# The city of Tehran is divided by number, as everybody there says it.
TEHRAN_CITY = "tehran-city"
HQ_UNITS = ("مرکز برنامه‌ریزی نمونه", "دفتر فناوری نمونه", "معاونت پرورشی نمونه", "دفتر ابتدایی نمونه")


def make_districts(size: Size) -> list[District]:
    """Create the districts: two zones in each centre, named regions around it."""
    shares = spread(size.districts, least=2)
    rows = []
    for directorate in Directorate.objects.all():
        names = place_names()
        dice(f"places-{directorate.slug}").shuffle(names)
        for number in range(1, shares[directorate.slug] + 1):
            zone = directorate.slug == TEHRAN_CITY or number <= 2
            if directorate.slug == TEHRAN_CITY:
                name, kind = f"منطقه {to_persian_digits(number)}", DistrictKind.REGION
            elif zone:
                name, kind = f"ناحیه {to_persian_digits(number)} {directorate.name}", DistrictKind.ZONE
            else:
                name, kind = f"منطقه {names[number]}", DistrictKind.REGION
            rows.append(District(directorate=directorate, name=name, kind=kind))
    District.objects.bulk_create(rows, batch_size=500)
    return list(District.objects.select_related("directorate").order_by("pk"))


def make_units() -> None:
    """Create the units that are assessed: a directorate's own office, and a few at HQ."""
    rows = [
        OrgUnit(kind=UnitKind.DIRECTORATE, name=f"اداره کل آموزش و پرورش {directorate.name}", directorate=directorate)
        for directorate in Directorate.objects.all()
    ]
    rows += [OrgUnit(kind=UnitKind.HQ_UNIT, name=name) for name in HQ_UNITS]
    OrgUnit.objects.bulk_create(rows)
