"""Addressees: who is meant by which row, and that the rows follow the notice's revisions."""

from typing import Any

import pytest

from cms_pages.addressing import Standing, standings_of
from cms_pages.models import Addressee, AnnouncementPage
from organisation.models import Directorate, District, OrgUnit, UnitKind, User
from organisation.roles import Role
from tests.factories.announcement import addressed, day, notice

DAY = day("1398/02/20")


@pytest.fixture(autouse=True)
def _board(site_tree: Any) -> None:
    pass


def meant(page: AnnouncementPage, user: User) -> bool:
    return page in AnnouncementPage.objects.addressed_to(standings_of(user, on=DAY))


def test_a_role_everywhere(yazd_head: User, gilan_head: User, yazd_expert: User, hq_editor: User) -> None:
    page = addressed(to=[Role.PROVINCE_HEAD])
    assert [meant(page, user) for user in (yazd_head, gilan_head, yazd_expert, hq_editor)] == [True, True, False, False]


def test_a_role_in_chosen_directorates(
    yazd: Directorate, yazd_head: User, gilan_head: User, yazd_expert: User, gilan_district: District, person: Any
) -> None:
    page = addressed(to=[(Role.PROVINCE_HEAD, [yazd]), (Role.DISTRICT_EXPERT, [yazd])])
    gilan_expert = person("gilan_expert", Role.DISTRICT_EXPERT, district=gilan_district)
    assert [meant(page, user) for user in (yazd_head, yazd_expert)] == [True, True]
    assert [meant(page, user) for user in (gilan_head, gilan_expert)] == [False, False]


def test_representatives_of_units_of_a_kind(hq_rep: User, yazd_unit: OrgUnit, person: Any) -> None:
    page = addressed(to=[(Role.HQ_REPRESENTATIVE, [], UnitKind.HQ_UNIT)])
    elsewhere = person("yazd_rep", Role.HQ_REPRESENTATIVE, unit=yazd_unit)
    assert [meant(page, user) for user in (hq_rep, elsewhere)] == [True, False]
    assert meant(addressed("همه نمایندگان", to=[Role.HQ_REPRESENTATIVE]), elsewhere)


def test_a_principal_is_meant_by_the_directorate_of_the_district(
    yazd: Directorate, yazd_district: District, yazd_school: User, person: Any
) -> None:
    page = addressed(to=[(Role.SCHOOL, [yazd])])
    known = person("principal", Role.SCHOOL, school_code="11111111", district=yazd_district)
    assert [meant(page, user) for user in (known, yazd_school)] == [True, False], "whose district is not known"
    assert meant(addressed("همه مدارس", to=[Role.SCHOOL]), yazd_school)


def test_a_posting_that_ended_is_no_standing(yazd_head: User) -> None:
    page = addressed()
    yazd_head.postings.update(until_on=day("1398/02/19"))
    assert not meant(page, User.objects.get(pk=yazd_head.pk))


def test_a_notice_without_a_row_is_for_everybody() -> None:
    page = notice()
    assert list(AnnouncementPage.objects.addressed_to_all()) == [page]
    assert not AnnouncementPage.objects.addressed_to([Standing(role=Role.PROVINCE_HEAD, directorate=1)]).exists()


def test_the_rows_follow_the_revisions(yazd: Directorate, gilan: Directorate) -> None:
    page = addressed(to=[(Role.PROVINCE_HEAD, [yazd])])
    draft = page.get_latest_revision_as_object()
    row = draft.addressees.get()
    row.directorates.set([yazd, gilan])
    draft.addressees.add(row)
    draft.save_revision()
    assert [place.slug for place in Addressee.objects.get(page=page).directorates.all()] == ["yazd"], "a draft"
    page.refresh_from_db()
    page.latest_revision.publish()
    assert {place.slug for place in Addressee.objects.get(page=page).directorates.all()} == {"yazd", "gilan"}
