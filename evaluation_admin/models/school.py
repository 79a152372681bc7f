"""Schools, as the registers of academic years list them."""

from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from evaluation_admin.enums import Ownership, SchoolGender, SchoolStage
from evaluation_admin.models.record import FIRST_YEAR, LAST_YEAR, Record, ranged
from organisation.models import District
from organisation.scoping import ScopedQuerySet
from persian.digits import to_persian_digits
from persian.fields import CanonicalCharField, SearchKeyField, SortKeyField
from persian.national_code import is_valid_national_code

MOST_STUDENTS = 20_000


def validate_national_code(code: str) -> None:
    """Refuse a national code with a wrong check digit."""
    if not is_valid_national_code(code):
        raise ValidationError(_("This is not a valid national code: its check digit is wrong."))


class SchoolQuerySet(ScopedQuerySet):
    """Schools by register."""

    def expected_in(self, academic_year: int) -> Self:
        """Return the open schools of the register of this academic year (1397 = «۱۳۹۷-۹۸»)."""
        return self.filter(academic_year=academic_year, is_open=True)


class School(Record):
    """A school; its code is text, since codes begin with zero."""

    directorate_path = "district__directorate"
    district_path = "district"
    school_path = "code"
    search_paths = ("search_key",)

    code = models.CharField(
        _("school code"),
        max_length=20,
        validators=[RegexValidator(r"\A[0-9]+\Z", _("A school code has digits only."))],
        error_messages={"unique": _("A school with this code exists already.")},
    )
    name = CanonicalCharField(_("name"), max_length=160)
    district = models.ForeignKey(
        District,
        models.PROTECT,
        db_index=False,  # school_district_order begins with it
        related_name="schools",
        verbose_name=_("district"),
    )
    stage = models.CharField(_("stage of schooling"), max_length=10, choices=SchoolStage)
    gender = models.CharField(_("gender"), max_length=1, choices=SchoolGender, blank=True)
    ownership = models.CharField(_("kind of school"), max_length=10, choices=Ownership, default=Ownership.PUBLIC)
    locality = CanonicalCharField(_("town or village"), max_length=80, blank=True)
    manager = CanonicalCharField(_("principal"), max_length=120, blank=True)
    manager_nid = models.CharField(
        _("national code of the principal"), max_length=10, blank=True, validators=[validate_national_code]
    )
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    students = models.PositiveIntegerField(_("students"), null=True, blank=True)
    academic_year = models.PositiveSmallIntegerField(
        _("academic year"), help_text=_("Of the last register that lists the school.")
    )
    is_open = models.BooleanField(_("in operation"), default=True)
    search_key = SearchKeyField(sources=("name", "code"), db_index=False)
    sort_key = SortKeyField(db_index=False)

    objects: ClassVar = SchoolQuerySet.as_manager()

    class Meta:
        verbose_name = _("school")
        verbose_name_plural = _("schools")
        ordering = ["sort_key", "code"]
        indexes = [
            models.Index(fields=["sort_key", "code"], name="school_order"),
            models.Index(fields=["district", "sort_key", "code"], name="school_district_order"),
            models.Index(fields=["academic_year", "is_open", "district"], name="school_register"),
        ]
        constraints = [
            # Not unique=True, which adds a second index, for LIKE, to each school of an import.
            models.UniqueConstraint(fields=["code"], name="school_once"),
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[0-9]+$"),
                name="school_code_digits",
                violation_error_message=_("A school code has digits only."),
            ),
            ranged("school", "students", 0, MOST_STUDENTS),
            ranged("school", "academic_year", FIRST_YEAR, LAST_YEAR),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({to_persian_digits(self.code)})"
