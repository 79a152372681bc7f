"""List filters over days: from and to, both Jalali, both included."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _
from django_filters.fields import DateRangeField, RangeField
from django_filters.widgets import SuffixedMultiWidget

from persian.forms import JalaliDateField
from persian.widgets import JalaliDateInput


class JalaliDateRangeWidget(SuffixedMultiWidget):
    """Two inputs, `<name>_from` and `<name>_to`."""

    template_name = "wagtailadmin/widgets/range_input.html"
    suffixes = ["from", "to"]

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        inputs = [JalaliDateInput(attrs={"placeholder": label, "aria-label": label}) for label in (_("From"), _("To"))]
        super().__init__(inputs, attrs)

    def decompress(self, value: slice | None) -> list[Any]:
        """Return both ends of the range."""
        return [value.start, value.stop] if value else [None, None]


class JalaliDateRangeField(DateRangeField):
    """Two Jalali days; each says itself what is wrong with it."""

    widget = JalaliDateRangeWidget

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Past DateRangeField, which leaves no choice of its two fields.
        RangeField.__init__(self, (JalaliDateField(), JalaliDateField()), *args, **kwargs)


class JalaliDateRangeFilter(django_filters.DateFromToRangeFilter):
    """Rows whose day lies in a range; for a WagtailFilterSet and for plain forms."""

    field_class = JalaliDateRangeField
