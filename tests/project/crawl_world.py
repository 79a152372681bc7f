"""The small world that the crawl walks through: a row of every kind, notices, files in each state, a trail of edits."""

from collections.abc import Container
from typing import Any

from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.log_actions import log

from arzyab.role_permissions import sync_role_groups
from cms_pages.services.sync_board_permissions import sync_board_permissions
from imports.models import ImportBatch, Kind, State, Verdict
from imports.services.apply_batch import apply_batch
from imports.services.check_batch import check_batch
from imports.services.receive_upload import receive_upload
from organisation.models import District, User
from persian.clock import today
from persian.jalali import jalali_parts
from tests.builders.workbooks import sheet, workbook
from tests.factories.announcement import draft, notice
from tests.factories.school import SchoolFactory
from tests.project.scope.doors import key_names, registered_kinds
from tests.project.scope.places import Place, make_place
from tests.project.scope.rows import row_of

HEADINGS = ["کد مدرسه", "نام آموزشگاه", "استان", "منطقه", "مقطع", "تعداد دانش آموزان"]
SCHOOLS = [
    ["91000001", "دبستان نوبنیاد", "یزد", "یزد", "ابتدائی", "۴۵"],
    ["91000002", "دبستان دگرگون", "یزد", "یزد", "ابتدائی", "120"],
    ["91000003", "دبستان همان", "یزد", "یزد", "ابتدائی", "110"],
]
FAULTY = ["91000004", "دبستان بی‌شمار", "یزد", "یزد", "ابتدائی", "حدود صد نفر"]


def make_world() -> Place:
    """Seed a row of each registered kind in Yazd, the board, the exchange and histories; return the place."""
    sync_role_groups()
    sync_board_permissions()
    yazd = make_place("yazd", "یزد", 1)
    for model in registered_kinds():
        log(row_of(model, yazd), "wagtail.edit", user=yazd.head)
    make_notices()
    make_batches(yazd)
    return yazd


def make_notices() -> None:
    """A current notice, one of the archive, and a draft."""
    year, _month, _day = jalali_parts(today())
    current = f"{year}/01/01-{year + 1}/12/01"
    notice("فهرست مدارس بدون فرم", current)
    notice("اطلاعیه پیشین", "1398/02/10-1398/02/31")
    draft("پیش‌نویس اطلاعیه", current)


def make_batches(yazd: Place) -> None:
    """A file in each state that a page has to show: waiting, checked with faults, asking, applied, refused."""
    for code, name in (("91000002", "دبستان دگرگون"), ("91000003", "دبستان همان")):
        SchoolFactory(code=code, name=name, district=District.objects.get(pk=yazd.district.pk))
    faulty = workbook(sheet(HEADINGS, [*SCHOOLS, FAULTY], titles=["فهرست واحدهای آموزشی"]))
    twice = workbook(sheet([*HEADINGS, "نام آموزشگاه"], [[*row, "نام دیگر"] for row in SCHOOLS]))
    send(faulty, "در نوبت.xlsx", yazd.head)
    for content, name in ((faulty, "با خطا.xlsx"), (twice, "با پرسش.xlsx"), (b"%PDF-1.7", "نامه.pdf")):
        check_batch(batch=send(content, name, yazd.head))
    sound = check_batch(batch=send(workbook(sheet(HEADINGS, SCHOOLS)), "درست.xlsx", yazd.head))
    apply_batch(batch=sound, by=yazd.head)


def send(content: bytes, name: str, by: User) -> ImportBatch:
    return receive_upload(
        file=ContentFile(content), name=name, kind=Kind.SCHOOLS, options={"academic_year": 1397}, by=by
    )


def record_addresses(yazd: Place, kinds: Container[Any] = (), pages: Container[str] = ()) -> list[str]:
    """Return the pages of these kinds of record, or of all: list, add, edit, history, usage, inspect, delete."""
    found = []
    for model in registered_kinds():
        viewset, row = model.snippet_viewset, row_of(model, yazd)
        for pattern in viewset.get_urlpatterns():
            keys = key_names(pattern)
            if keys <= {"pk"} and (not kinds or model in kinds) and (not pages or pattern.name in pages):
                found.append(reverse(viewset.get_url_name(pattern.name), kwargs=dict.fromkeys(keys, row.pk)))
    return found


def exchange_addresses() -> list[str]:
    """Return the page of a file in each state, the tabs of those that have rows, and the upload form of each kind."""
    pages = [reverse("imports_upload", args=[kind]) for kind in Kind.values]
    for batch in ImportBatch.objects.order_by("pk"):
        page = reverse("imports_batch", args=[batch.pk])
        pages.append(page)
        if batch.state in {State.CHECKED, State.APPLIED}:
            pages += [f"{page}?show={tab}" for tab in Verdict.values]
    return pages
