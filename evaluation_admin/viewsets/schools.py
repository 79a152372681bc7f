"""The School records in the admin."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from evaluation_admin.models import School
from evaluation_admin.viewsets.base import RecordForm, RecordPanel, RecordViewSet
from organisation.scoped.number_inputs import DigitsInput
from persian.digits import to_persian_digits


class SchoolForm(RecordForm):
    """The form of a school."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            # Postings, workbooks and safety forms know a school by its code.
            self.forbid("code")

    def clean_code(self) -> str:
        """Return the code; its length is a setting of the installation."""
        code: str = self.cleaned_data["code"]
        length = settings.ARZYAB_SCHOOL_CODE_LENGTH
        if len(code) != length:
            raise ValidationError(
                _("A school code has %(length)s digits; leading zeros belong to it.")
                % {"length": to_persian_digits(length)}
            )
        return code


class SchoolViewSet(RecordViewSet):
    """List, form, history and export of schools."""

    model = School
    icon = "home"
    form_class = SchoolForm
    list_related = ("district__directorate",)
    list_display = ["name", "code", "district.directorate", "district", "stage", "gender", "students", "academic_year"]
    list_filter = ["district__directorate", "district", "stage", "gender", "ownership", "academic_year", "is_open"]
    list_export = [
        "code",
        "name",
        "district.directorate",
        "district",
        "stage",
        "gender",
        "ownership",
        "locality",
        "manager",
        "students",
        "academic_year",
        "is_open",
    ]
    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([RecordPanel("code", widget=DigitsInput), FieldPanel("name")]),
                FieldRowPanel([FieldPanel("district"), FieldPanel("locality")]),
                FieldRowPanel([FieldPanel("stage"), FieldPanel("gender"), FieldPanel("ownership")]),
                FieldRowPanel([FieldPanel("academic_year"), FieldPanel("students"), FieldPanel("is_open")]),
            ],
            heading=gettext_lazy("School"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("manager"),
                FieldRowPanel([FieldPanel("manager_nid", widget=DigitsInput), FieldPanel("phone", widget=DigitsInput)]),
            ],
            heading=gettext_lazy("Principal"),
        ),
    ]
