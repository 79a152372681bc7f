"""The filter of the history: kind, state, directorate, and the days of sending, typed in the Jalali calendar."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib.admin import ListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imports.models import Kind, State
from organisation.models import Directorate
from persian.forms import JalaliDateField

FROM, UNTIL = "from", "until"
NAMES = ("kind", "state", "directorate", FROM, UNTIL)


class HistoryFilterForm(forms.Form):
    """Every field may be left open; both days are inclusive."""

    use_required_attribute = False

    def __init__(self, *args: Any, directorates: QuerySet[Directorate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        anything: list[tuple[str, Any]] = [("", _("All"))]
        self.fields["kind"] = forms.ChoiceField(label=_("Kind"), choices=[*anything, *Kind.choices], required=False)
        self.fields["state"] = forms.ChoiceField(label=_("State"), choices=[*anything, *State.choices], required=False)
        if len(directorates) > 1:
            self.fields["directorate"] = forms.ModelChoiceField(
                label=_("Directorate"), queryset=directorates, empty_label=_("All"), required=False
            )
        # Named so in the address; `from` cannot be an attribute of a class.
        self.fields[FROM] = JalaliDateField(label=_("From day"), required=False)
        self.fields[UNTIL] = JalaliDateField(label=_("Until day"), required=False)


class HistoryFilter(ListFilter):
    """One form for all of it; what cannot be read narrows nothing and says so."""

    title = gettext_lazy("history")
    template = "imports/history/filter.html"

    def __init__(self, request: HttpRequest, params: dict[str, Any], model: Any, model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        typed = {name: params.pop(name)[-1] for name in NAMES if name in params}
        self.used_parameters.update(typed)
        sent = model_admin.get_queryset(request).order_by().values("directorate")
        self.form = HistoryFilterForm(typed or None, directorates=Directorate.objects.filter(pk__in=sent))
        # What the form does not hold itself is kept when it is sent.
        self.others = [(name, value) for name, value in request.GET.items() if name not in (*NAMES, "p")]

    def expected_parameters(self) -> list[str | None]:
        """Return the names in the address."""
        return list(NAMES)

    def has_output(self) -> bool:
        """Return whether there is something to choose."""
        return True

    def choices(self, changelist: Any) -> list[dict[str, Any]]:  # type: ignore[override]
        """Return nothing to click: the template shows the form."""
        return []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Narrow the list to what was chosen."""
        if not self.form.is_bound:
            return queryset
        self.form.is_valid()
        chosen = {name: value for name, value in self.form.cleaned_data.items() if value}
        first, last = chosen.pop(FROM, None), chosen.pop(UNTIL, None)
        if first:
            queryset = queryset.filter(uploaded_at__gte=_midnight(first))
        if last:
            queryset = queryset.filter(uploaded_at__lt=_midnight(last + timedelta(days=1)))
        return queryset.filter(**chosen)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
