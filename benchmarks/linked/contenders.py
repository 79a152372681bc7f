"""The same list, written in three ways; each returns the bytes of a zip. The second and third publish nothing."""

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from operator import attrgetter
from typing import Any

import xlsxwriter
from django.utils import timezone
from import_export.fields import Field
from import_export.resources import ModelResource
from openpyxl import Workbook

from benchmarks.register import HEADINGS, rows
from cms_pages.models import AttachmentVersion
from evaluation_admin.enums import SchoolStage
from evaluation_admin.models import SafetyCampaign, SafetyRound, School
from evaluation_admin.reports.nonparticipation import nonparticipants
from imports.services.publish_nonparticipants import publish_nonparticipants
from imports.workbooks.zipped import zipped
from organisation.models import Directorate, District, User
from persian.clock import today

YEAR = 1397
_DISTRICTS = 20


def fill(count: int) -> None:
    """Register so many schools over the 32 directorates, none of which took part in the one round."""
    places = list(Directorate.objects.order_by("pk"))
    districts = District.objects.bulk_create(
        District(directorate=place, name=f"ناحیه {number} {place.name}")
        for place in places
        for number in range(1, _DISTRICTS + 1)
    )
    schools = (
        School(
            code=line[0],
            name=line[1],
            academic_year=YEAR,
            district=districts[at % len(districts)],
            stage=SchoolStage.PRIMARY,
            students=line[9],
        )
        for at, line in enumerate(rows([place.name for place in places], count, faulty=False))
    )
    School.objects.bulk_create(schools, batch_size=5_000)
    campaign = SafetyCampaign.objects.create(title="طرح ایمنی نمونه")
    SafetyRound.objects.create(
        campaign=campaign, ordinal=1, title="مرحله نمونه", academic_year=YEAR, opens_on=today(), closes_on=today()
    )
    User.objects.create_superuser("benchmark", password=None)


def ours() -> int:
    """Count, list, write the linked workbook, zip it, and make the draft of the notice that carries it."""
    AttachmentVersion.objects.all().delete()
    publish_nonparticipants(round_=SafetyRound.objects.get(), as_of=today(), by=User.objects.get())
    return int(AttachmentVersion.objects.get().size)


def openpyxl() -> int:
    """Write the same sheets by openpyxl's streaming mode, whose links are formulas; no styles."""
    book = Workbook(write_only=True)
    index = book.create_sheet("فهرست")
    sheets: list[tuple[str, int]] = []
    for slug, schools in groupby(nonparticipants(round_=SafetyRound.objects.get()), key=attrgetter("directorate")):
        sheet, number = book.create_sheet(slug), 0
        sheet.sheet_view.rightToLeft = True
        for school in schools:
            sheet.append([school.code, school.name, school.district, school.stage, str(school.has_visited)])
            number += 1
        sheets.append((slug, number))
    for slug, number in sheets:
        index.append([slug, f"=HYPERLINK(\"#'{slug}'!A1\", {number})"])
    target = BytesIO()
    book.save(target)
    return _zipped(target.getvalue())


class _Schools(ModelResource):
    district = Field("district__name", "منطقه")
    directorate = Field("district__directorate__name", "اداره کل")

    class Meta:
        model = School
        fields = ("code", "name", "stage", "district", "directorate")


def import_export() -> int:
    """Export one flat sheet without links: the stock resource, its query joined, written by XlsxWriter."""
    found = School.objects.filter(academic_year=YEAR).select_related("district__directorate")
    dataset = _Schools().export(found)
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": False, "constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, line in enumerate(_lines(dataset)):
            sheet.write_row(at, 0, line)
    return _zipped(target.getvalue())


def _lines(dataset: Any) -> Iterator[Any]:
    yield dataset.headers or HEADINGS
    yield from dataset


def _zipped(content: bytes) -> int:
    return len(zipped(content, name="list.xlsx", moment=timezone.localtime()))
