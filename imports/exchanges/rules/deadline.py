"""Whether the programme of a file still takes entries."""

from evaluation_admin.models import InspectionProgramme
from imports.exchanges.context import Context
from imports.exchanges.draft import Draft
from persian.jalali import fa_date


class BeforeDeadline:
    """The last day of entry is another day than that of the data (R75): BeforeDeadline("date") names the cell."""

    def __init__(self, field: str) -> None:
        self.field = field

    def __call__(self, draft: Draft, context: Context) -> None:
        """Refuse a province's row after the end of the programme's last day of entry."""
        programme: InspectionProgramme = context.options["programme"]
        if not programme.takes_entries(on=context.today, reach=context.reach):
            last = fa_date(programme.entry_deadline)
            draft.refuse(self.field, "stage_closed", case="deadline", name=programme.title, last=last)
