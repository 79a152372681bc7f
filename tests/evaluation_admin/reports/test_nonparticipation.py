"""Who did not take part: counts that add up, lists that agree with them, in a fixed number of queries."""

from decimal import Decimal
from itertools import groupby
from operator import attrgetter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluation_admin.models import SafetyRound, SafetySelfAssessment
from evaluation_admin.reports.nonparticipation import nonparticipants, nonparticipation
from organisation.models import District
from organisation.reach import Reach
from tests.factories.safety import SafetyRoundFactory
from tests.factories.school import SchoolFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(yazd_district: District, gilan_district: District) -> SafetyRound:
    """Yazd: 4 expected, 1 final, 1 in progress; Gilan: 3 expected, 3 final; and schools that do not count."""
    round_ = SafetyRoundFactory(campaign__threshold=Decimal(80))
    earlier = SafetyRoundFactory(campaign=round_.campaign, closed=True)
    SchoolFactory(district=yazd_district, name="یاس", participant=True, safety_round=round_)
    SchoolFactory(district=yazd_district, name="گلستان", nonparticipant=True, safety_round=round_)
    SchoolFactory(district=yazd_district, name="آزادی", stage="lower", gender="m")
    SchoolFactory(district=yazd_district, name="پویا", participant=True, safety_round=earlier)
    SchoolFactory.create_batch(3, district=gilan_district, participant=True, safety_round=round_)
    SchoolFactory(district=gilan_district, closed=True)
    SchoolFactory(district=gilan_district, academic_year=1396)
    SchoolFactory(district=gilan_district, academic_year=1396, participant=True, safety_round=round_)
    return round_


def test_counts_by_directorate_and_in_all(round_: SafetyRound) -> None:
    report = nonparticipation(round_=round_)
    lines = {line.slug: line.counts for line in report.lines}
    assert len(report.lines) == 32
    yazd, gilan, fars = lines["yazd"], lines["gilan"], lines["fars"]
    assert (yazd.expected, yazd.not_visited, yazd.in_progress, yazd.final, yazd.rate) == (4, 2, 1, 1, Decimal("25.00"))
    assert (gilan.expected, gilan.nonparticipants, gilan.rate) == (3, 0, Decimal("100.00"))
    assert (fars.expected, fars.rate) == (0, None)
    assert (report.total.expected, report.total.final, report.total.nonparticipants) == (7, 4, 3)
    assert (report.academic_year, report.register_source, report.threshold) == (1397, "سرا", 80)
    assert [line.slug for line in report.lines if line.counts.is_below(report.threshold)] == ["yazd"]


def test_directorates_stand_in_persian_order(round_: SafetyRound) -> None:
    names = [line.name for line in nonparticipation(round_=round_).lines]
    assert names[0] == "آذربایجان شرقی"
    assert names.index("چهارمحال و بختیاری") < names.index("خراسان رضوی") < names.index("گیلان") < names.index("همدان")
    assert names[-1] == "یزد"


def test_the_list_agrees_with_the_counts_and_is_in_persian_order(round_: SafetyRound) -> None:
    listed = {slug: list(rows) for slug, rows in groupby(nonparticipants(round_=round_), attrgetter("directorate"))}
    assert [school.name for school in listed["yazd"]] == ["آزادی", "پویا", "گلستان"]
    assert set(listed) == {"yazd"}
    first, _second, begun = listed["yazd"]
    assert (first.district, first.has_visited, begun.has_visited) == ("ناحیه یک یزد", False, True)
    for line in nonparticipation(round_=round_).lines:
        assert len(listed.get(line.slug, [])) == line.counts.nonparticipants


def test_a_province_reads_its_own_line_only(round_: SafetyRound, yazd, gilan) -> None:
    reach = Reach(directorates=frozenset({yazd.pk}))
    report = nonparticipation(round_=round_, reach=reach)
    assert [line.slug for line in report.lines] == ["yazd"]
    assert report.total.expected == 4
    assert not list(nonparticipants(round_=round_, reach=Reach(directorates=frozenset({gilan.pk}))))
    assert len(list(nonparticipants(round_=round_, reach=reach))) == 3


def test_a_district_counts_its_own_schools(round_: SafetyRound, yazd_district: District) -> None:
    report = nonparticipation(round_=round_, reach=Reach(districts=frozenset({yazd_district.pk})))
    assert [(line.slug, line.counts.expected) for line in report.lines] == [("yazd", 4)]


def test_the_safety_level_moves_no_figure(round_: SafetyRound) -> None:
    before = (nonparticipation(round_=round_), list(nonparticipants(round_=round_)))
    SafetySelfAssessment.objects.update(level=4, total=Decimal(1))
    assert (nonparticipation(round_=round_), list(nonparticipants(round_=round_))) == before
    assert "level" not in repr(before)


def test_the_queries_do_not_grow_with_the_schools(round_: SafetyRound, yazd_district: District) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            nonparticipation(round_=round_)
            list(nonparticipants(round_=round_))
        return len(captured)

    before = queries()
    SchoolFactory.create_batch(20, district=yazd_district)
    assert queries() == before <= 4
