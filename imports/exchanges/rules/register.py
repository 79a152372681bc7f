"""Which of two registers a school is kept by: the newer one."""

from imports.exchanges.context import Context
from imports.exchanges.draft import Draft
from imports.models import Verdict
from persian.jalali import format_academic_year


class NewerRegisterStands:
    """A register never takes back what that of a later academic year says of a school."""

    def __call__(self, draft: Draft, context: Context) -> None:
        """Pass over such a row, and tell it."""
        own, newer = context.options["academic_year"], draft.found["existing"]["academic_year"]
        if draft.faults or newer <= own:
            return
        draft.verdict = Verdict.SKIPPED
        years = {"year": format_academic_year(own), "newer": format_academic_year(newer)}
        context.note("register_differs", "code", draft.number, case="older_register", **years)
