"""The form that brings a file: what the kind asks for besides it, inside the sender's reach."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imports.exchanges.base import Exchange
from imports.exchanges.options import Option, RecordOption
from organisation.reach import Reach
from persian.clock import today
from persian.digits import format_number
from persian.forms import JalaliDateField
from persian.jalali import jalali_parts

ACCEPTED = ".xlsx,.xls,.ods,.csv,.tsv,.txt,.zip"
OLD_YEARS = 10
MIB = 1024 * 1024


def option_field(option: Option, reach: Reach) -> forms.Field:
    """Return the choices of an option: records inside the reach, or years."""
    label, newest = capfirst(str(option.label)), option.newest(reach, today())
    if isinstance(option, RecordOption):
        rows = option.choices(reach)
        return forms.ModelChoiceField(
            label=label, queryset=rows, empty_label=None if newest else _("Choose…"), initial=newest
        )
    if isinstance(newest, date):
        return JalaliDateField(label=label, initial=newest)
    latest = max(newest, jalali_parts(today())[0])
    years = [(str(year), option.shown(year)) for year in range(latest, latest - OLD_YEARS, -1)]
    return forms.ChoiceField(label=label, choices=years, initial=str(newest))


class UploadForm(forms.Form):
    """A file, and the options of its kind."""

    file = forms.FileField(
        label=gettext_lazy("The workbook"),
        allow_empty_file=True,  # the service has the better sentence for it
        error_messages={"required": gettext_lazy("Choose the file that you want to send.")},
    )

    def __init__(self, *args: Any, exchange: Exchange, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = {option.name: option for option in exchange.asks}
        self.fields |= {name: option_field(option, reach) for name, option in self.asked.items()}
        limit = settings.ARZYAB_IMPORT_MAX_BYTES
        words = {"limit": format_number(limit // MIB)}
        self.fields["file"].help_text = (
            _(
                "Excel (.xlsx or .xls), .ods, .csv, or a .zip with one of them; at most %(limit)s MiB. "
                "Workbooks with a password or macros are not accepted."
            )
            % words
        )
        self.fields["file"].widget.attrs.update(
            {
                "accept": ACCEPTED,
                "data-upload-limit": limit,
                "data-upload-unit": _("KiB"),
                "data-upload-too-large": _("The file is larger than %(limit)s MiB.") % words,
            }
        )

    @property
    def option_fields(self) -> list[forms.BoundField]:
        """Return the fields beside the file."""
        return [self[name] for name in self.asked]

    @property
    def lacking(self) -> list[str]:
        """Return what has to be recorded first: a file of a round needs a round."""
        fields = [self.fields[name] for name in self.asked]
        return [str(field.label) for field in fields if hasattr(field, "queryset") and not field.queryset.exists()]

    def options(self) -> dict[str, str]:
        """Return the chosen options as the service takes them."""
        chosen = {name: self.cleaned_data[name] for name in self.asked}
        return {name: self.asked[name].word(value) for name, value in chosen.items()}
