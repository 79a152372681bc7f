"""Filters of the history: by directorate, and by days typed in the Jalali calendar."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib.admin import ListFilter, SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy

from organisation.models import Directorate
from persian.forms import JalaliDateField

DIRECTORATE, FROM, UNTIL = "directorate", "from", "until"


class DirectorateFilter(SimpleListFilter):
    """Rows of one directorate, among those that the list holds.

    Django's own filter of a relation asks the site of django.contrib.admin, which is not installed.
    """

    title = gettext_lazy("directorate")  # type: ignore[assignment]
    parameter_name = DIRECTORATE

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the directorates that have sent something."""
        sent = model_admin.get_queryset(request).order_by().values("directorate")
        return [(str(row.pk), row.name) for row in Directorate.objects.filter(pk__in=sent)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Narrow the list to the chosen one; what is none of the choices narrows nothing."""
        chosen = self.value()
        known = {value for value, _name in self.lookup_choices}
        return queryset.filter(directorate=chosen) if chosen in known else queryset


class DayRangeForm(forms.Form):
    """The first and the last day; either may be left open."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Named so in the address; `from` cannot be an attribute of a class.
        self.fields[FROM] = JalaliDateField(label=gettext_lazy("From day"), required=False)
        self.fields[UNTIL] = JalaliDateField(label=gettext_lazy("Until day"), required=False)


class UploadedFilter(ListFilter):
    """Rows uploaded in a range of days, both ends inclusive, in the project's time zone."""

    title = gettext_lazy("day of sending")  # type: ignore[assignment]
    template = "imports/history/day_range.html"

    def __init__(self, request: HttpRequest, params: dict[str, Any], model: Any, model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        typed = {name: params.pop(name)[-1] for name in self.expected_parameters() if name in params}
        self.used_parameters.update(typed)
        self.form = DayRangeForm(typed or None)
        # What the form does not hold itself is kept when it is sent.
        self.others = [(name, value) for name, value in request.GET.items() if name not in (FROM, UNTIL, "p")]

    def expected_parameters(self) -> list[str]:
        """Return the names in the address."""
        return [FROM, UNTIL]

    def has_output(self) -> bool:
        """Return whether there is something to choose."""
        return True

    def choices(self, changelist: Any) -> list[dict[str, Any]]:  # type: ignore[override]
        """Return nothing to click: the template shows the form."""
        return []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Narrow the list to the days that were typed and can be read."""
        if not self.form.is_bound:
            return queryset
        self.form.is_valid()
        first, last = (self.form.cleaned_data.get(name) for name in (FROM, UNTIL))
        if first:
            queryset = queryset.filter(uploaded_at__gte=_midnight(first))
        if last:
            queryset = queryset.filter(uploaded_at__lt=_midnight(last + timedelta(days=1)))
        return queryset


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
