"""What is closed inside a province too: covert inspections, and the bytes of evidence."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import log

from evaluation_admin.models import Evidence, InspectionProgramme, InspectionRecord, Site
from organisation.models import Directorate, User
from organisation.roles import Role
from tests.project.scope.canary import NAME, sings
from tests.project.scope.doors import doors_of
from tests.project.scope.people import ONLOOKERS, make_onlooker
from tests.project.scope.places import Place, make_gilan, make_yazd
from tests.project.scope.rows import row_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def covert_inspection(yazd: Directorate, site_tree: Any) -> InspectionRecord:
    """A covert visit in Yazd; the canary is its inspector, the site is nobody's secret."""
    programme = InspectionProgramme.objects.create(year=1398, title="اسکان نوروزی", has_covert=True)
    site = Site.objects.create(name="مدرسه نمونه", kind="centre", directorate=yazd)
    record = InspectionRecord.objects.create(
        programme=programme, site=site, inspected_on=date(2019, 3, 25), inspector=NAME, findings=NAME, is_covert=True
    )
    log(record, "wagtail.create")
    return record


@pytest.mark.parametrize("who", ["yazd_head", "hq_expert", "director"])
def test_covert_inspections_are_shown_to_named_people_only(
    who: str, covert_inspection: InspectionRecord, request: pytest.FixtureRequest, sign_in
) -> None:
    client = sign_in(request.getfixturevalue(who))
    for door in doors_of(covert_inspection):
        answer = client.get(door.address)
        assert not sings(answer), door
        assert answer.status_code in ({302, 403, 404} if door.holds_key else {200, 302, 403, 404}), door
    assert not sings(client.get(reverse("wagtailadmin_reports:site_history")))


def test_a_named_person_sees_them(covert_inspection: InspectionRecord, person: Any, sign_in) -> None:
    named = sign_in(person("named", Role.HQ_EXPERT, may_see_covert=True))
    shown = {door.name for door in doors_of(covert_inspection) if sings(named.get(door.address))}
    assert shown >= {"list", "edit", "inspect"}


@pytest.fixture
def yazd_evidence(reference_data: None) -> tuple[Evidence, Place]:
    place = make_yazd()
    return row_of(Evidence, place), place


def address_of(evidence: Evidence) -> str:
    return reverse("evidence", args=[evidence.pk, "file.pdf"])


@pytest.mark.parametrize("who", ONLOOKERS)
def test_evidence_files_are_not_sent_to_others(who: str, yazd_evidence: tuple[Evidence, Place], sign_in) -> None:
    evidence, place = yazd_evidence
    answer = sign_in(make_onlooker(who, yazd=place, gilan=make_gilan())).get(address_of(evidence))
    assert answer.status_code == 404
    assert not sings(answer)


def test_evidence_files_are_sent_to_those_who_see_the_result(
    yazd_evidence: tuple[Evidence, Place], hq_expert: User, sign_in
) -> None:
    evidence, place = yazd_evidence
    for reader in (hq_expert, place.head):
        assert sings(sign_in(reader).get(address_of(evidence)))
    assert Client().get(address_of(evidence)).status_code == 302
