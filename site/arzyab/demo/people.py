"""The cast of the demonstration: one account a role, one printed password."""

from datetime import timedelta
from typing import Any, NamedTuple

from django.contrib.auth.hashers import make_password

from organisation.models import Directorate, District, OrgUnit, UnitKind, User
from organisation.roles import Role
from organisation.services.grant_posting import grant_posting
from persian.clock import today

PASSWORD = "arzyab-namuneh-1405"  # noqa: S105  (printed on purpose; the demonstration holds no real person's data)

# New in office: the province looks at what she sends before it is registered.
NEWCOMER = "yazd_expert2"


class Login(NamedTuple):
    """One account: who it is, in both languages."""

    username: str
    role: Role
    name: tuple[str, str]
    persian: str
    english: str


LOGINS = (
    Login("hq_admin", Role.ADMINISTRATOR, ("پروین", "نمونه‌پور"), "مدیر سامانه", "system administrator"),
    Login("director", Role.DIRECTOR_GENERAL, ("کاظم", "فرضی‌زاده"), "مدیرکل", "director-general"),
    Login("hq_editor", Role.HQ_EDITOR, ("مریم", "مثالی"), "ویراستار ستاد", "HQ editor"),
    Login("hq_editor2", Role.HQ_EDITOR, ("هما", "پندارنیا"), "ویراستار دوم ستاد", "second HQ editor"),
    Login("hq_expert", Role.HQ_EXPERT, ("رضا", "پنداری"), "کارشناس ستاد", "HQ expert"),
    Login("hq_rep", Role.HQ_REPRESENTATIVE, ("گیتی", "خیالی‌فر"), "نماینده واحد ستادی", "HQ unit representative"),
    Login("province_it", Role.PROVINCE_IT, ("پیمان", "آزمایشی‌نژاد"), "فناوری اطلاعات یزد", "IT officer of Yazd"),
    Login("yazd_head", Role.PROVINCE_HEAD, ("زهرا", "انگاره‌دوست"), "رئیس اداره ارزیابی یزد", "head of Yazd"),
    Login("yazd_expert", Role.DISTRICT_EXPERT, ("علی", "گمان‌پرور"), "کارشناس ناحیه ۱ یزد", "expert of a Yazd district"),
    Login(
        NEWCOMER,
        Role.DISTRICT_EXPERT,
        ("سارا", "مثالی"),
        "کارشناس ناحیه ۲ یزد (با تأیید استان)",
        "expert whose files need approval",
    ),
    Login("gilan_head", Role.PROVINCE_HEAD, ("یوسف", "ساختگی‌تبار"), "رئیس اداره ارزیابی گیلان", "head of Gilan"),
    Login("yazd_school", Role.SCHOOL, ("نرگس", "رؤیایی‌منش"), "مدیر یک مدرسه در یزد", "principal of a school in Yazd"),
)


def make_people(*, school_code: str) -> None:
    """Create the accounts and their postings.

    Args:
        school_code: the school in Yazd whose principal signs in.
    """
    password = make_password(PASSWORD)
    since = today() - timedelta(days=800)
    for login in LOGINS:
        user = User.objects.create(
            username=login.username,
            password=password,
            first_name=login.name[0],
            last_name=login.name[1],
            is_superuser=login.role == Role.ADMINISTRATOR,
            is_staff=login.role == Role.ADMINISTRATOR,
        )
        grant_posting(user=user, role=login.role, since=since, **_place(login, school_code))


def _place(login: Login, school_code: str) -> dict[str, Any]:
    if login.role == Role.SCHOOL:
        return {"school_code": school_code}
    if login.role == Role.HQ_REPRESENTATIVE:
        return {"unit": OrgUnit.objects.filter(kind=UnitKind.HQ_UNIT).first()}
    if login.role == Role.DISTRICT_EXPERT:
        districts = District.objects.filter(directorate__slug="yazd").order_by("pk")
        is_new = login.username == NEWCOMER
        return {"district": districts[1 if is_new else 0], "imports_need_approval": is_new}
    if login.role in {Role.PROVINCE_HEAD, Role.PROVINCE_IT}:
        slug = "gilan" if login.username.startswith("gilan") else "yazd"
        return {"directorate": Directorate.objects.get(slug=slug)}
    return {}
