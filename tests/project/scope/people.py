"""The people who must see nothing of Yazd's rows, and why each is there."""

from django.contrib.auth.models import Permission

from organisation.models import Directorate, District, OrgUnit, UnitKind, User
from organisation.roles import Role
from organisation.services.grant_posting import grant_posting
from tests.conftest import SINCE
from tests.project.scope.places import Place

ALL_MIGHTY = "gilan_with_every_permission"
# The expert of Yazd comes last: the name of the own directorate is no secret to them, so it is told to all from then.
ONLOOKERS = (ALL_MIGHTY, "gilan_head", "hq_rep", "gilan_school", "without_posting", "yazd_expert_of_another_district")


def make_onlooker(who: str, *, yazd: Place, gilan: Place) -> User:
    """Return a fresh account (permissions are cached on it)."""
    user = User.objects.create_user(who, password="a-long-password")
    match who:
        case "gilan_head":
            grant_posting(user=user, role=Role.PROVINCE_HEAD, since=SINCE, directorate=gilan.directorate)
        case "gilan_with_every_permission":
            # So that no missing model permission hides a missing question about the row.
            # Nor a missing role.
            for role in (Role.PROVINCE_HEAD, Role.PROVINCE_IT):
                grant_posting(user=user, role=role, since=SINCE, directorate=gilan.directorate)
            grant_posting(user=user, role=Role.DISTRICT_EXPERT, since=SINCE, district=gilan.district)
            grant_posting(user=user, role=Role.HQ_REPRESENTATIVE, since=SINCE, unit=gilan.unit)
            grant_posting(user=user, role=Role.SCHOOL, since=SINCE, school_code=gilan.school_code, may_see_covert=True)
            user.user_permissions.set(Permission.objects.all())
        case "yazd_expert_of_another_district":
            Directorate.objects.filter(pk=yazd.directorate.pk).update(name="یزد")
            other = District.objects.create(directorate=yazd.directorate, name="ناحیه دو", kind="zone")
            grant_posting(user=user, role=Role.DISTRICT_EXPERT, since=SINCE, district=other)
        case "hq_rep":
            unit = OrgUnit.objects.create(kind=UnitKind.HQ_UNIT, name="مرکز نمونه")
            grant_posting(user=user, role=Role.HQ_REPRESENTATIVE, since=SINCE, unit=unit)
        case "gilan_school":
            grant_posting(user=user, role=Role.SCHOOL, since=SINCE, school_code=gilan.school_code)
        case "without_posting":
            user.user_permissions.set(Permission.objects.filter(codename="access_admin"))
    return User.objects.get(pk=user.pk)
