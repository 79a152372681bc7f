"""Forms of records: what the second editor is told, Persian figures, and refusals in words."""

import pytest
from bs4 import BeautifulSoup

from evaluation_admin.models import (
    Indicator,
    InspectionRecord,
    School,
)
from organisation.roles import Role
from tests.evaluation_admin.viewsets.screens import address, errors, form_data, post
from tests.factories.evaluation import AxisFactory, IndicatorFactory
from tests.factories.inspection import InspectionRecordFactory
from tests.factories.school import SchoolFactory

pytestmark = pytest.mark.django_db


def test_the_second_editor_is_told_who_changed_what_and_nothing_is_lost(
    sign_in, person, yazd, yazd_head, yazd_district
) -> None:
    school = SchoolFactory(district=yazd_district, name="دبستان یاس", code="01234567")
    url = address(School, "edit", school.pk)
    colleague = person("colleague", Role.PROVINCE_HEAD, directorate=yazd)
    mine = form_data(sign_in(colleague), url)
    assert post(sign_in(yazd_head), url, name="دبستان گلستان").status_code == 302
    answer = sign_in(colleague).post(url, mine | {"name": "دبستان پویا"})
    told = errors(answer)
    for text in ("yazd_head", "دبستان گلستان", "دبستان پویا", "ذخیره نشد"):
        assert text in told
    assert School.objects.get().name == "دبستان گلستان"
    again = BeautifulSoup(answer.content, "html.parser")
    assert again.select_one("[name=name]")["value"] == "دبستان پویا"
    assert again.select_one("[name=version]")["value"] == "2"
    assert sign_in(colleague).post(url, mine | {"name": "دبستان پویا", "version": "2"}).status_code == 302
    assert School.objects.get().name == "دبستان پویا"


def test_a_post_without_a_version_overwrites_nothing(sign_in, yazd_head, yazd_district) -> None:
    school = SchoolFactory(district=yazd_district, name="دبستان یاس", code="01234567")
    url = address(School, "edit", school.pk)
    post(sign_in(yazd_head), url, name="دیگر", version="")
    assert School.objects.get().name == "دبستان یاس"


def test_a_school_is_made_with_persian_digits_and_both_years(sign_in, yazd_head, yazd_district) -> None:
    new = {
        "code": "۰۱۲۳۴۵۶۷", "name": "دبستان  كوثر", "district": yazd_district.pk, "stage": "primary", "gender": "f",
        "ownership": "public", "students": "۱٬۲۵۰", "academic_year": "۹۸-۹۷", "is_open": "on",
    }  # fmt: skip
    answer = sign_in(yazd_head).post(address(School, "add"), new)
    assert answer.status_code == 302, errors(answer)
    row = School.objects.get()
    assert (row.code, row.name, row.students, row.academic_year) == ("01234567", "دبستان کوثر", 1250, 1397)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("code", "123", "۸ رقم"),
        ("academic_year", "1397", "هر دو سال"),
        ("manager_nid", "1234567890", "رقم کنترل"),
        ("students", "زیاد", ""),
    ],
)
def test_what_is_wrong_with_a_school_is_said_in_persian(sign_in, yazd_head, yazd_district, field, value, words) -> None:
    new = {"code": "01234567", "name": "الف", "district": yazd_district.pk, "stage": "primary", "ownership": "public"}
    answer = sign_in(yazd_head).post(address(School, "add"), new | {"academic_year": "1397-98", field: value})
    assert answer.status_code == 200
    assert words in errors(answer)
    assert not School.objects.exists()


def test_a_school_is_not_moved_to_another_province(sign_in, yazd_head, yazd_district, gilan_district) -> None:
    school = SchoolFactory(district=yazd_district, code="01234567")
    answer = post(sign_in(yazd_head), address(School, "edit", school.pk), district=gilan_district.pk)
    assert answer.status_code == 200
    assert School.objects.get().district == yazd_district


def test_two_indicators_of_one_title_are_refused_in_words(sign_in, hq_expert) -> None:
    axis = AxisFactory()
    IndicatorFactory(axis=axis, title="رضایت‌مندی")
    new = {
        "axis": axis.pk,
        "title": "رضايت مندي",
        "scope": "general",
        "ceiling": "10",
        "direction": "higher",
        "position": "0",
    }
    answer = sign_in(hq_expert).post(address(Indicator, "add"), new)
    assert "این محور از پیش شاخصی" in errors(answer)
    assert Indicator.objects.count() == 1


def test_a_record_that_others_need_is_not_deleted_and_says_so(sign_in, hq_expert, yazd) -> None:
    record = InspectionRecordFactory(site__directorate=yazd)
    answer = sign_in(hq_expert).post(address(type(record.site), "delete", record.site.pk), follow=True)
    assert answer.status_code == 200
    assert "حذف نشد" in answer.content.decode()
    assert InspectionRecord.objects.filter(pk=record.pk).exists()
