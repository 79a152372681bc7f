"""What is replaced in Django and Wagtail so that their own pages are Jalali and show Persian digits.

Every replacement of somebody else's name is here, and nowhere else.
"""

from decimal import Decimal
from typing import Any

import django_filters
from django.contrib.humanize.templatetags import humanize
from django.db import models
from django.template.base import render_value_in_context
from django.templatetags import i18n
from django.utils import dateformat, formats, html, timesince
from django.utils.translation import gettext_lazy as _
from wagtail.admin import filters, paginator
from wagtail.admin.forms.models import formfield_for_dbfield, register_form_field_override
from wagtail.admin.forms.workflows import WorkflowPageForm
from wagtail.admin.panels import publishing_panel
from wagtail.admin.views.reports import aging_pages
from wagtail.admin.viewsets.model import ModelViewSet

from persian.dateformat import format_date, format_time, is_persian_active
from persian.digits import format_number, to_persian_digits
from persian.filters import JalaliDateRangeField
from persian.forms import JalaliDateField, JalaliDateTimeField
from persian.widgets import JalaliDateInput, JalaliDateTimeInput


def install() -> None:
    """Replace them; called once, when the apps are ready."""
    _replace_inputs()
    _replace_output()


def _replace_inputs() -> None:
    """Jalali fields in every Wagtail and modeladmin form, in Wagtail's filters, reports and schedule."""
    register_form_field_override(models.DateField, override={"form_class": JalaliDateField, "widget": JalaliDateInput})
    register_form_field_override(
        models.DateTimeField, override={"form_class": JalaliDateTimeField, "widget": JalaliDateTimeInput}
    )
    ModelViewSet.formfield_for_dbfield = _viewset_form_field
    filters.AdminDateInput = JalaliDateInput
    django_filters.DateFilter.field_class = JalaliDateField
    django_filters.DateFromToRangeFilter.field_class = JalaliDateRangeField
    aging_pages.AgingPagesReportFilterSet.base_filters["last_published_at"].extra["widget"] = JalaliDateInput
    publishing_panel.AdminDateTimeInput = _schedule_input
    # Made by Django of the field's name, so in English whatever the language.
    WorkflowPageForm.base_fields["page"].label = _("Page")


def _replace_output() -> None:
    """Days, times, counts and «3 hours ago» as people read them in Persian."""
    dateformat.format = format_date
    dateformat.time_format = format_time
    humanize.number_format = _number_format  # type: ignore[attr-defined]  # its import, not its API
    timesince.avoid_wrapping = _avoid_wrapping  # type: ignore[attr-defined]
    i18n.render_value_in_context = _value_in_sentence  # type: ignore[attr-defined]
    paginator.WagtailPaginator.items_count_label = property(_items_count_label)


def _viewset_form_field(self: ModelViewSet, db_field: models.Field, **kwargs: Any) -> Any:
    """A viewset without panels asks Django for its fields, whose own would store 1398-02-10 as a Gregorian day."""
    if isinstance(db_field, models.DateField):
        return formfield_for_dbfield(db_field, **kwargs)
    return db_field.formfield(**kwargs)


def _schedule_input(*, attrs: dict[str, Any], js_overlay_parent_selector: str = "") -> JalaliDateTimeInput:
    """Wagtail's schedule tells its own picker what to lie above; ours opens beside its field."""
    return JalaliDateTimeInput(attrs)


def _number_format(value: Any, *args: Any, **kwargs: Any) -> str:
    """The number that the filter `intcomma` shows."""
    return format_number(value) if is_persian_active() else formats.number_format(value, *args, **kwargs)


def _avoid_wrapping(value: str) -> str:
    """The «3 hours» of every `timesince`."""
    return html.avoid_wrapping(to_persian_digits(value) if is_persian_active() else value)


def _value_in_sentence(value: Any, context: Any) -> str:
    """A variable of `blocktranslate`: numbers stand in sentences there, while elsewhere they may be keys."""
    text: str = render_value_in_context(value, context)
    is_number = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    return to_persian_digits(text) if is_number and is_persian_active() else text


def _items_count_label(self: paginator.WagtailPaginator) -> str:
    """The count below a listing; Persian counts in the singular."""
    is_singular = self.count == 1 or is_persian_active()
    return f"{humanize.intcomma(self.count)} {self.verbose_name if is_singular else self.verbose_name_plural}"
