"""Schools: SchoolFactory(nonparticipant=True) was begun and not registered, SchoolFactory(participant=True) was."""

import factory

from evaluation_admin.enums import SafetyState, SchoolGender, SchoolStage
from evaluation_admin.models import School
from tests.factories.organisation import DistrictFactory


class SchoolFactory(factory.django.DjangoModelFactory):
    """A school of the register of 1397-98.

    Pass `safety_round` with the traits `participant` or `nonparticipant`.
    """

    code = factory.Sequence(lambda n: f"{90_000_000 + n}")
    name = factory.Sequence(lambda n: f"دبستان نمونه {n}")
    district = factory.SubFactory(DistrictFactory)
    stage = SchoolStage.PRIMARY
    gender = SchoolGender.GIRLS
    students = 110
    academic_year = 1397

    class Meta:
        model = School
        skip_postgeneration_save = True

    class Params:
        safety_round = None
        participant = factory.Trait(
            form=factory.RelatedFactory(
                "tests.factories.safety.SafetyFormFactory",
                factory_related_name="school",
                round=factory.SelfAttribute("..safety_round"),
                final=True,
            )
        )
        nonparticipant = factory.Trait(
            form=factory.RelatedFactory(
                "tests.factories.safety.SafetyFormFactory",
                factory_related_name="school",
                round=factory.SelfAttribute("..safety_round"),
                state=SafetyState.IN_PROGRESS,
            )
        )
        closed = factory.Trait(is_open=False)
