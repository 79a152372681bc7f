import io
from collections.abc import Callable
from urllib.parse import unquote

import openpyxl
from django.test import Client

from organisation.models import District, User
from tests.factories.school import SchoolFactory
from tests.imports.viewsets.conftest import words


def test_the_page_asks_what_is_wanted(head: Client, yazd_district: District) -> None:
    SchoolFactory(district=yazd_district)
    text = words(head.get("/admin/imports/export/schools/"))
    assert "قالب فایل" in text
    assert "تاریخ هجری شمسی به شکل متن" in text
    assert "سال تحصیلی" in text


def test_the_file_holds_the_persons_own_records_only(
    head: Client, yazd_district: District, gilan_district: District
) -> None:
    SchoolFactory(code="00000001", district=yazd_district)
    SchoolFactory(code="00000002", district=gilan_district, name="نام بیگانه")
    query = {"academic_year": "1397", "file_format": "xlsx", "days": "text"}
    answer = head.get("/admin/imports/export/schools/", query)
    page = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).worksheets[0]
    assert [row[0] for row in page.iter_rows(min_row=2, values_only=True)] == ["00000001"]
    assert unquote(answer["Content-Disposition"]).startswith("attachment; filename*=utf-8''")
    answer = head.get("/admin/imports/export/schools/", query | {"file_format": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "00000001" in text
    assert "بیگانه" not in text
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_wrong_choice_is_said_on_the_page(head: Client, yazd_district: District) -> None:
    answer = head.get("/admin/imports/export/schools/", {"academic_year": "1000", "file_format": "exe", "days": "text"})
    assert answer.status_code == 200
    assert "Content-Disposition" not in answer


def test_who_may_not_send_a_kind_exports_none(
    head: Client, sign_in: Callable[[User], Client], yazd_school: User
) -> None:
    assert head.get("/admin/imports/export/indicators/").status_code == 404
    assert sign_in(yazd_school).get("/admin/imports/export/schools/").status_code == 404
