from collections.abc import Callable

import pytest

from evaluation_admin.models import School
from imports.messages import notice_text
from imports.models import ImportBatch, State
from imports.services.apply_batch import apply_batch
from imports.services.check_batch import check_batch
from imports.services.check_workbook import Checked
from imports.services.export_records import export_records
from imports.services.undo_batch import undo_batch
from organisation.models import Directorate, District, User
from organisation.roles import Role
from tests.builders.schools import HEADINGS, school_row, school_workbook
from tests.builders.staged import staged
from tests.builders.workbooks import sheet, workbook
from tests.factories.school import SchoolFactory

Look = Callable[..., Checked]


def codes(checked: Checked) -> list[tuple[str, str]]:
    """Field and code of each issue."""
    return [(issue.field, issue.code) for issue in checked.rows.issues]


def test_office_spellings_become_canonical(looked_at: Look, yazd_district: District, yazd_head: User) -> None:
    row = school_row(
        1234567,
        name="دبيرستان كوثر",
        province="استان يزد",
        district="ناحيه ۱ يزد",
        stage="متوسطه 2",
        gender="پسر",
        ownership="غیرانتفاعی",
        students="۱۲۳ نفر",
    )
    checked = looked_at(school_workbook(row), by=yazd_head)
    assert checked.rows.records == [
        {
            "code": "01234567",
            "name": "دبیرستان کوثر",
            "province": "yazd",
            "district": "ناحیه یک یزد",
            "stage": "upper",
            "gender": "m",
            "ownership": "nonprofit",
            "manager": "علی فرضی‌زاده",
            "manager_nid": "0010350829",
            "students": 123,
        }
    ]
    assert {"zero_padded", "letters_normalised"} <= {notice["code"] for notice in checked.found.notices}


def test_a_row_of_another_province_is_refused(
    looked_at: Look, yazd_district: District, gilan_district: District, yazd_head: User
) -> None:
    row = school_row("1", province="گیلان", district="ناحیه یک رشت")
    assert codes(looked_at(school_workbook(row), by=yazd_head)) == [("province", "outside_scope")]


def test_a_foreign_school_is_refused_and_nothing_of_it_is_told(
    checked: Callable[..., ImportBatch], yazd_district: District, gilan_district: District, yazd_head: User
) -> None:
    SchoolFactory(code="01234567", name="مدرسه پنهان", district=gilan_district, students=987)
    batch = checked(school_workbook(school_row()), by=yazd_head)
    issue = batch.issues.get()
    assert (issue.field, issue.code) == ("code", "outside_scope")
    assert staged(batch) == []
    assert "پنهان" not in str([issue.params, batch.sheets, batch.notices])


def test_a_province_may_not_create_a_district_and_is_told_near_names(
    looked_at: Look, yazd_district: District, yazd_head: User
) -> None:
    checked = looked_at(school_workbook(school_row("1", district="ناحیه یک یزدد")), by=yazd_head)
    issue = checked.rows.issues[0]
    assert (issue.code, issue.params["suggestions"]) == ("unknown_district", ["ناحیه یک یزد"])
    assert not checked.found.creates


def test_hq_creates_missing_districts_of_usable_rows_when_the_file_is_applied(
    applied: Callable[..., ImportBatch], looked_at: Look, reference_data: None, hq_expert: User
) -> None:
    data = school_workbook(
        school_row("1", district="تفت"),
        school_row("2", district="تفت "),
        school_row("3", district="میبد", students="ده"),
    )
    assert looked_at(data, by=hq_expert).found.creates == ["تفت (یزد)"]
    assert not District.objects.exists()
    batch = applied(data, by=hq_expert)
    assert [(d.name, d.directorate.slug) for d in District.objects.all()] == [("تفت", "yazd")]
    assert set(School.objects.values_list("district__name", flat=True)) == {"تفت"}
    created = {change.model: change.after for change in batch.changes.all()}
    assert created["organisation.district"]["name"] == "تفت"
    assert created["evaluation_admin.school"]["district_id"] == District.objects.get().pk


@pytest.mark.parametrize(
    ("district", "directorate"),
    [
        ("منطقه ۵", "tehran-city"),
        ("منطقه 22", "tehran-city"),
        ("منطقه ۲۳", "tehran-counties"),
        ("ری", "tehran-counties"),
    ],
)
def test_tehrans_regions_are_the_citys_and_every_other_district_the_counties(
    applied: Callable[..., ImportBatch], reference_data: None, hq_expert: User, district: str, directorate: str
) -> None:
    applied(school_workbook(school_row("1", province="استان تهران", district=district)), by=hq_expert)
    assert District.objects.get().directorate.slug == directorate


def test_a_known_district_of_tehran_goes_where_it_is(
    looked_at: Look, reference_data: None, person: Callable[..., User]
) -> None:
    city = Directorate.objects.get(slug="tehran-city")
    District.objects.create(directorate=city, name="شمیرانات")
    head = person("city_head", Role.PROVINCE_HEAD, directorate=city)
    assert (
        looked_at(school_workbook(school_row("1", province="تهران", district="شمیرانات")), by=head).found.outcome
        == "ok"
    )
    other = looked_at(school_workbook(school_row("1", province="تهران", district="ورامین")), by=head)
    assert codes(other) == [("province", "outside_scope")]


def test_an_unknown_province_comes_with_suggestions(looked_at: Look, reference_data: None, hq_expert: User) -> None:
    issue = looked_at(school_workbook(school_row("1", province="گیلاان")), by=hq_expert).rows.issues[0]
    assert (issue.code, issue.params["suggestions"][0]) == ("unknown_province", "گیلان")


def test_without_its_column_the_province_is_the_accounts(
    looked_at: Look, yazd_district: District, yazd_head: User, hq_expert: User
) -> None:
    headings = [heading for heading in HEADINGS if heading != "استان"]
    row = [value for heading, value in zip(HEADINGS, school_row("1"), strict=True) if heading != "استان"]
    data = workbook(sheet(headings, [row]))
    assert looked_at(data, by=yazd_head).found.outcome == "ok"
    asked = looked_at(data, by=hq_expert)
    assert asked.found.failure[0] == "missing_column"
    assert asked.rows.issues[0].column == "استان"


def test_a_district_expert_sends_the_own_district_only(
    looked_at: Look, yazd_district: District, yazd_expert: User
) -> None:
    District.objects.create(directorate=yazd_district.directorate, name="تفت")
    data = school_workbook(school_row("1"), school_row("2", district="تفت"))
    assert codes(looked_at(data, by=yazd_expert)) == [("district", "outside_scope")]


def test_a_reader_of_the_whole_country_writes_only_where_the_posting_says(
    looked_at: Look, yazd_expert: User, gilan_district: District, person: Callable[..., User]
) -> None:
    from organisation.services.grant_posting import grant_posting
    from tests.conftest import SINCE

    grant_posting(user=yazd_expert, role=Role.HQ_EDITOR, since=SINCE)
    both = User.objects.get(pk=yazd_expert.pk)
    row = school_row("1", province="گیلان", district="ناحیه یک رشت")
    assert codes(looked_at(school_workbook(row), by=both)) == [("province", "outside_scope")]


def test_an_empty_cell_empties_the_field_but_not_one_that_cannot_be_empty(
    applied: Callable[..., ImportBatch], yazd_district: District, yazd_head: User
) -> None:
    school = SchoolFactory(code="01234567", district=yazd_district, manager="مدیر پیشین", ownership="shahed")
    applied(school_workbook(school_row(manager=None, ownership=None, students=None)), by=yazd_head)
    school.refresh_from_db()
    assert (school.manager, school.ownership, school.students) == ("", "shahed", None)


@pytest.fixture
def of_1397(yazd_district: District) -> School:
    """A school as the register of 1397-98 has it."""
    return SchoolFactory(code="01234567", name="دبستان تازه", district=yazd_district, academic_year=1397, students=90)


def test_an_older_register_takes_no_school_back_and_says_so(
    applied: Callable[..., ImportBatch], of_1397: School, yazd_head: User
) -> None:
    before = School.objects.values().get()
    data = school_workbook(school_row(name="دبستان پیشین"), school_row("2"))
    batch = applied(data, by=yazd_head, academic_year="1396")
    assert School.objects.values().get(code="01234567") == before
    assert (batch.counts["rows"], batch.counts["new"], batch.counts["skipped"]) == (2, 1, 1)
    assert School.objects.get(code="00000002").academic_year == 1396
    (notice,) = (notice for notice in batch.notices if notice["code"] == "register_differs")
    assert (notice["rows"], notice["count"]) == ([2], 1)
    text = notice_text(notice)
    assert "این فهرست متعلق به سال تحصیلی ۱۳۹۶-۹۷ است" in text
    assert "(۱۳۹۷-۹۸)" in text
    undo_batch(batch=batch, by=yazd_head)
    assert School.objects.values().get() == before


def test_an_older_register_of_which_nothing_is_left_is_refused_with_the_reason(
    checked: Callable[..., ImportBatch], of_1397: School, yazd_head: User
) -> None:
    batch = checked(school_workbook(school_row()), by=yazd_head, academic_year="1396")
    assert (batch.outcome, batch.failure_code, batch.counts["skipped"]) == ("reject", "nothing_to_apply", 1)
    assert [notice["code"] for notice in batch.notices].count("register_differs") == 1


def test_a_register_that_was_checked_before_a_newer_one_was_applied_is_checked_again(
    checked: Callable[..., ImportBatch], of_1397: School, yazd_head: User
) -> None:
    batch = checked(school_workbook(school_row(name="دبستان دیگر")), by=yazd_head, academic_year="1397")
    assert batch.counts["changed"] == 1
    of_1397.academic_year = 1398
    of_1397.save()
    apply_batch(batch=batch, by=yazd_head)
    batch.refresh_from_db()
    assert (batch.state, School.objects.get().name) == (State.UPLOADED, "دبستان تازه")
    assert check_batch(batch=batch).counts["skipped"] == 1


def test_a_school_elsewhere_is_not_told_of_by_an_older_register(
    checked: Callable[..., ImportBatch], yazd_district: District, gilan_district: District, yazd_head: User
) -> None:
    SchoolFactory(code="01234567", district=gilan_district, academic_year=1398)
    batch = checked(school_workbook(school_row()), by=yazd_head, academic_year="1397")
    assert batch.issues.get().code == "outside_scope"
    assert "register_differs" not in {notice["code"] for notice in batch.notices}


@pytest.mark.parametrize("year", [1396, 1397])
def test_the_export_of_a_year_is_read_back_as_the_same_though_newer_registers_exist(
    checked: Callable[..., ImportBatch], yazd_district: District, yazd_head: User, year: int
) -> None:
    for own in (1396, 1397):
        SchoolFactory(code=f"{own:08d}", district=yazd_district, academic_year=own)
    with export_records(kind="schools", options={"academic_year": str(year)}, by=yazd_head).file as file:
        batch = checked(file.read(), by=yazd_head, academic_year=str(year))
    assert (batch.outcome, batch.counts["rows"], batch.counts["same"]) == ("ok", 1, 1)


def test_the_academic_year_is_the_newest_registers_or_the_one_that_is_named(
    looked_at: Look, yazd_district: District, yazd_head: User
) -> None:
    SchoolFactory(district=yazd_district, academic_year=1397)
    data = school_workbook(school_row("1"))
    assert looked_at(data, by=yazd_head).options == {"academic_year": "۱۳۹۷-۹۸"}
    assert looked_at(data, by=yazd_head, academic_year="99-98").options == {"academic_year": "۱۳۹۸-۹۹"}
    assert looked_at(data, by=yazd_head, academic_year="هیچ").found.failure[0] == "bad_option"
