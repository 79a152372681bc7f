"""The register of schools."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from evaluation_admin.enums import Ownership, SchoolGender, SchoolStage
from evaluation_admin.models import School
from evaluation_admin.models.school import MOST_STUDENTS
from imports.exchanges import spellings, synonyms
from imports.exchanges.base import Exchange
from imports.exchanges.columns import Column
from imports.exchanges.context import Context
from imports.exchanges.options import Option
from imports.exchanges.rules.constants import Always, FromOption
from imports.exchanges.rules.place import PlaceOfRow, places_to_ask
from imports.exchanges.rules.reach import ExistingInsideReach
from imports.exchanges.rules.register import NewerRegisterStands
from imports.models import Kind
from imports.reading import ColumnKind
from organisation.models import Directorate, District, Province
from organisation.reach import Reach
from persian.jalali import JalaliError, format_academic_year, jalali_parts, parse_academic_year

_FIRST_MONTH = 7  # schools open in Mehr


class AcademicYear(Option):
    """The year of the register: «98-97», 1397-1398, or the year of its autumn."""

    def named(self, text: str, reach: Reach) -> int | None:
        """Return the Jalali year of the autumn."""
        if text.isascii() and text.isdecimal() and len(text) == 4:
            return int(text)
        try:
            return parse_academic_year(text)
        except JalaliError:
            return None

    def newest(self, reach: Reach, day: date) -> int:
        """Return the year of the newest register, before the first one the year of `day`."""
        year, month, _day = jalali_parts(day)
        newest: int | None = School.objects.aggregate(year=Max("academic_year"))["year"]
        return newest or (year if month >= _FIRST_MONTH else year - 1)

    def shown(self, value: Any) -> str:
        """Return «۱۳۹۷-۹۸»."""
        return format_academic_year(value)


class SchoolExchange(Exchange):
    """One school a row, known by its code."""

    code = Column(
        "کد واحد آموزشی",
        "code",
        reads=ColumnKind.CODE,
        required=True,
        length=settings.ARZYAB_SCHOOL_CODE_LENGTH,
        synonyms=synonyms.SCHOOL_CODE,
    )
    name = Column("نام واحد آموزشی", "name", required=True, synonyms=synonyms.SCHOOL_NAME)
    province = Column("استان", "district__directorate__name", stores=False, synonyms=synonyms.PROVINCE)
    district = Column("منطقه", "district__name", stores=False, synonyms=synonyms.DISTRICT)
    stage = Column(
        "دوره تحصیلی",
        "stage",
        reads=ColumnKind.CHOICE,
        required=True,
        choices=SchoolStage,
        spellings=spellings.STAGES,
        synonyms=synonyms.STAGE,
    )
    gender = Column(
        "جنسیت",
        "gender",
        reads=ColumnKind.CHOICE,
        choices=SchoolGender,
        spellings=spellings.GENDERS,
        synonyms=synonyms.GENDER,
    )
    ownership = Column(
        "نوع واحد",
        "ownership",
        reads=ColumnKind.CHOICE,
        choices=Ownership,
        spellings=spellings.OWNERSHIPS,
        synonyms=synonyms.OWNERSHIP,
    )
    manager = Column("نام مدیر", "manager", synonyms=synonyms.MANAGER)
    manager_nid = Column(
        "کد ملی مدیر", "manager_nid", reads=ColumnKind.NATIONAL_CODE, synonyms=synonyms.MANAGER_NATIONAL_CODE
    )
    students = Column(
        "تعداد دانش‌آموز",
        "students",
        reads=ColumnKind.INTEGER,
        minimum=0,
        maximum=MOST_STUDENTS,
        dash_is_zero=True,
        adds_up=True,
        synonyms=synonyms.STUDENTS,
    )

    class Meta:
        model = School
        import_id_fields = ("code",)

    kind = Kind.SCHOOLS
    asks = (AcademicYear("academic_year", _("academic year")),)
    key = ("code",)
    identity = ("code",)
    is_dateless = True
    is_by_row = True
    looks_up = (Province, Directorate, District)
    rules = (
        PlaceOfRow(district="district_id", creates=True),
        FromOption(academic_year="academic_year"),
        Always(is_open=True),
    )
    guards = (ExistingInsideReach("code"), NewerRegisterStands())

    def required_for(self, context: Context) -> frozenset[str]:
        """Ask for the places that the account does not say."""
        return places_to_ask(context)
