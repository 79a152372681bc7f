"""Which schools did not take part in a safety round; the level of those that did is no part of it (R60)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, F, FilteredRelation, Q

from evaluation_admin.enums import SafetyState, SchoolGender, SchoolStage
from evaluation_admin.models import SafetyRound, SafetySelfAssessment, School
from evaluation_admin.rules.participation import participation_rate
from organisation.models import Directorate
from organisation.reach import EVERYWHERE, Reach

CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class Participation:
    """Counts of the schools of one directorate, or of all.

    Attributes:
        expected: open schools of the round's register.
        in_progress: of those, schools that visited and did not register finally.
        final: of those, schools with a finally registered form.
    """

    expected: int = 0
    in_progress: int = 0
    final: int = 0

    @property
    def not_visited(self) -> int:
        """Return the schools without a form."""
        return self.expected - self.in_progress - self.final

    @property
    def nonparticipants(self) -> int:
        """Return the schools that never visited or did not register finally."""
        return self.expected - self.final

    @property
    def rate(self) -> Decimal | None:
        """Return the participation rate in percent, None where no school was expected."""
        return participation_rate(expected=self.expected, actual=self.final)

    def is_below(self, threshold: Decimal) -> bool:
        """Return whether the rate does not reach the threshold (percent)."""
        return self.rate is not None and self.rate < threshold


@dataclass(frozen=True, slots=True)
class DirectorateParticipation:
    """One directorate's line."""

    slug: str
    name: str
    counts: Participation


@dataclass(frozen=True, slots=True)
class Nonparticipation:
    """The round, its register, a line for every directorate in reach (also for those with zero), and the sum.

    Attributes:
        academic_year: of the register; 1397 is «۱۳۹۷-۹۸».
        threshold: acceptable participation, percent.
    """

    campaign: str
    round: str
    academic_year: int
    register_source: str
    threshold: Decimal
    lines: tuple[DirectorateParticipation, ...]
    total: Participation


@dataclass(frozen=True, slots=True)
class NonparticipantSchool:
    """A school that did not take part, with its names as people read them.

    Attributes:
        directorate: its directorate's slug.
        has_visited: a form was begun and not finally registered.
    """

    directorate: str
    code: str
    name: str
    district: str
    stage: str
    gender: str
    has_visited: bool


def nonparticipation(*, round_: SafetyRound, reach: Reach = EVERYWHERE) -> Nonparticipation:
    """Count by directorate, in Persian order: three queries, however many schools there are."""
    expected = School.objects.expected_in(round_.academic_year).within(reach)
    forms = SafetySelfAssessment.objects.filter(
        round=round_, school__academic_year=round_.academic_year, school__is_open=True
    ).within(reach)
    schools = _by_directorate(expected.values_list("district__directorate").order_by().annotate(Count("pk")))
    states: dict[str, Counter[int]] = {state: Counter() for state in SafetyState}
    counted = forms.values_list("state", "school__district__directorate").order_by().annotate(Count("pk"))
    for state, directorate, count in counted:
        states[state][directorate] = count
    places = Directorate.objects.all()
    if not reach.national:
        places = places.filter(pk__in=[*schools, *reach.directorates])
    lines = tuple(
        DirectorateParticipation(
            slug=place.slug,
            name=place.name,
            counts=Participation(
                expected=schools[place.pk],
                in_progress=states[SafetyState.IN_PROGRESS][place.pk],
                final=states[SafetyState.FINAL][place.pk],
            ),
        )
        for place in places.order_by("sort_key")
    )
    return Nonparticipation(
        campaign=round_.campaign.title,
        round=round_.title,
        academic_year=round_.academic_year,
        register_source=round_.register_source,
        threshold=round_.campaign.threshold,
        lines=lines,
        total=Participation(
            expected=sum(line.counts.expected for line in lines),
            in_progress=sum(line.counts.in_progress for line in lines),
            final=sum(line.counts.final for line in lines),
        ),
    )


def nonparticipants(*, round_: SafetyRound, reach: Reach = EVERYWHERE) -> Iterator[NonparticipantSchool]:
    """Yield the schools behind the counts, one query: by directorate, district and name, each in Persian order."""
    rows = (
        School.objects.expected_in(round_.academic_year)
        .within(reach)
        .annotate(form=FilteredRelation("safety_forms", condition=Q(safety_forms__round=round_)))
        .filter(Q(form__isnull=True) | Q(form__state=SafetyState.IN_PROGRESS))
        .annotate(form_state=F("form__state"))
        .order_by("district__directorate__sort_key", "district__sort_key", "sort_key", "code")
        .values_list("district__directorate__slug", "code", "name", "district__name", "stage", "gender", "form_state")
    )
    stages = {stage.value: str(stage.label) for stage in SchoolStage}  # their words are looked up once, not a row
    genders = {gender.value: str(gender.label) for gender in SchoolGender}
    for directorate, code, name, district, stage, gender, state in rows.iterator(chunk_size=CHUNK):
        yield NonparticipantSchool(
            directorate=directorate,
            code=code,
            name=name,
            district=district,
            stage=stages[stage],
            gender=genders.get(gender, ""),
            has_visited=state is not None,
        )


def _by_directorate(pairs: Iterable[tuple[int, int]]) -> Counter[int]:
    return Counter(dict(pairs))
