"""What the page of a file says when its rows are no longer kept."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from imports.messages import sentence
from imports.models import ImportBatch
from persian.digits import format_number
from persian.templatetags.persian import jalali


@dataclass(frozen=True, slots=True)
class ForgottenRows:
    """Since when, what became of the file itself, and how many issues of which rule there were."""

    sentence: str
    issues: tuple[tuple[str, int], ...]


def forgotten_rows(batch: ImportBatch) -> ForgottenRows | None:
    """Return it, None for a batch whose rows are still kept."""
    if batch.rows_forgotten_at is None:
        return None
    words = {
        "day": jalali(timezone.localtime(batch.rows_forgotten_at)),
        "days": format_number(settings.ARZYAB_IMPORT_ROWS_DAYS),
    }
    text = _(
        "The rows and errors of a file are kept for %(days)s days after the work on it has ended; those of this file "
        "were removed on %(day)s. The counts stay, and what the file changed stays in the history of each record."
    )
    rest = _("The file itself is kept.") if batch.file else _("The file itself is no longer kept either.")
    issues = sorted(batch.issue_summary.items(), key=lambda issue: (-issue[1], issue[0]))
    return ForgottenRows(f"{text % words} {rest}", tuple((sentence(code), number) for code, number in issues))
