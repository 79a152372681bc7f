"""The version of a record: whoever read before another's write does not write over it."""

import pytest

from evaluation_admin.models import SafetyRound, School, StaleRecordError
from tests.factories.safety import SafetyRoundFactory
from tests.factories.school import SchoolFactory

pytestmark = pytest.mark.django_db


def test_each_save_raises_the_version() -> None:
    school = SchoolFactory()
    assert school.version == 1
    school.name = "دبستان دیگر"
    school.save()
    school.save()
    assert (school.version, School.objects.get().version) == (3, 3)


@pytest.mark.parametrize(("factory", "field"), [(SchoolFactory, "name"), (SafetyRoundFactory, "title")])
def test_the_second_of_two_readers_does_not_overwrite_the_first(factory, field: str) -> None:
    record = factory()
    first, second = (type(record).objects.get(pk=record.pk) for _ in range(2))
    setattr(first, field, "اول")
    first.save()
    setattr(second, field, "دوم")
    with pytest.raises(StaleRecordError):
        second.save()
    assert getattr(type(record).objects.get(pk=record.pk), field) == "اول"
    assert second.version == 1


def test_a_record_removed_in_between_does_not_come_back() -> None:
    school = SchoolFactory()
    School.objects.all().delete()
    with pytest.raises(StaleRecordError):
        school.save()
    assert not School.objects.exists()


def test_a_round_keeps_its_cutoffs_when_it_is_saved_again() -> None:
    round_ = SafetyRound.objects.get(pk=SafetyRoundFactory().pk)
    round_.title = "مرحله دوم"
    round_.save()
    assert [cutoff.level for cutoff in SafetyRound.objects.get().cutoffs()] == [1, 2, 3, 4]
