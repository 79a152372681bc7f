"""The form of what a programme collects: provinces enter and correct until its deadline."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from evaluation_admin.models import InspectionProgramme
from evaluation_admin.viewsets.base import RecordForm
from organisation.reach import reach_of
from persian.clock import today
from persian.jalali import fa_date


class EntryDeadlineForm(RecordForm):
    """Refuses what comes after the last day of entry, of the programme that was and the one that is chosen."""

    def clean_programme(self) -> Any:
        """Say which day was the last one."""
        chosen: InspectionProgramme = self.cleaned_data["programme"]
        earlier = InspectionProgramme.objects.filter(pk=self.initial.get("programme"))
        for programme in (*earlier, chosen):
            if not programme.takes_entries(on=today(), reach=reach_of(self.for_user, on=today())):
                raise ValidationError(
                    _("The entry of “%(name)s” closed at the end of %(last)s. Ask the headquarters.")
                    % {"name": programme, "last": fa_date(programme.entry_deadline)},
                    code="stage_closed",
                )
        return chosen
