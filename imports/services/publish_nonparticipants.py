"""Make the list of the schools that did not take part, and a draft notice that carries it (R63 to R65)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext

from cms_pages.models import AnnouncementPage
from cms_pages.rules.text_blocks import TextBlock, paragraph
from cms_pages.services.draft_announcement import draft_announcement
from evaluation_admin.models import SafetyRound
from evaluation_admin.reports.nonparticipation import Nonparticipation, Participation, nonparticipants, nonparticipation
from imports.workbooks.linked import linked_workbook
from imports.workbooks.linked_contents import DirectorateSection, FiguresMoved, LinkedWorkbook, ListedSchool
from imports.workbooks.zipped import zipped
from organisation.acts import Act, require
from organisation.models import User
from persian.clock import today
from persian.digits import format_number, to_persian_digits
from persian.jalali import format_academic_year, format_jalali

# Source: the notice of 1398/02/10 stayed on show until 1398/02/31.
WINDOW = timedelta(days=21)
ATTEMPTS = 3
NO_REGISTER = gettext_lazy(
    "No open school of this round's academic year is registered, so there is nothing to publish. "
    "Send the register of schools first."
)


class CannotPublish(Exception):
    """Why there is no list to publish now: a sentence for the person who asked."""


@transaction.atomic
def publish_nonparticipants(*, round_: SafetyRound, as_of: date, by: User) -> AnnouncementPage:
    """Write the linked workbook of a round from the records as they are now, and a draft notice with it.

    Args:
        round_: whose schools are listed.
        as_of: the day that the notice names.
        by: who publishes; approving the draft is a step of its own.

    Raises:
        PermissionDenied: `by` may not publish non-participants.
        CannotPublish: the day is in the future, no school is expected, or the records do not stand still.
    """
    require(by, Act.PUBLISH_NONPARTICIPANTS)
    if as_of > today():
        raise CannotPublish(_("This day is later than today."))
    with override(settings.LANGUAGE_CODE):  # the public reads it, whatever language its author's screens have
        report, workbook = _consistent(round_, as_of, timezone.localtime())
        day = format_jalali(as_of, "ascii")
        name = f"{pgettext('file name', 'Schools that did not take part')} {day.replace('/', '-')}"
        moment = timezone.localtime()
        content = zipped(workbook, name=f"{name}.xlsx", moment=moment)
        return draft_announcement(
            title=title_of(report, as_of),
            salutation=_("To the heads of performance evaluation and complaints of the province of ..."),
            blocks=_body(report, as_of),
            as_of=as_of,
            display_from=as_of,
            display_until=as_of + WINDOW,
            attachments=[(_("Compressed file of the list of schools"), f"{name}.zip", content)],
            by=by,
        )


def title_of(report: Nonparticipation, as_of: date) -> str:
    """Return the notice's title.

    The board's titles have two digits of a year of the last century (98/02/10); from 1400 on they would read as a
    month or a day, so the year is written whole.
    """
    day = format_jalali(as_of, "ascii")
    words = {"campaign": report.campaign, "day": day.removeprefix("13")}
    return _("List of schools that did not take part in %(campaign)s until %(day)s") % words


def source_of(report: Nonparticipation) -> str:
    """Return where the expected schools come from."""
    words = {"source": report.register_source, "year": format_academic_year(report.academic_year)}
    return _("Source of the list of schools: “%(source)s”, academic year %(year)s") % words


def _consistent(round_: SafetyRound, as_of: date, moment: datetime) -> tuple[Nonparticipation, bytes]:
    """Count and list until both tell the same: an import may end between the two."""
    for _attempt in range(ATTEMPTS):
        report = nonparticipation(round_=round_)
        if not report.total.expected:
            raise CannotPublish(NO_REGISTER)
        try:
            return report, linked_workbook(_workbook(report, round_, as_of, moment))
        except FiguresMoved:
            continue
    raise CannotPublish(_("The records are changing at this moment. Try again in a minute."))


def _workbook(report: Nonparticipation, round_: SafetyRound, as_of: date, moment: datetime) -> LinkedWorkbook:
    lists = groupby(nonparticipants(round_=round_), key=attrgetter("directorate"))
    made = {"day": format_jalali(as_of), "moment": to_persian_digits(f"{format_jalali(moment.date())} {moment:%H:%M}")}
    return LinkedWorkbook(
        title=title_of(report, as_of),
        source=source_of(report),
        as_of=_("As of %(day)s; counted at %(moment)s") % made,
        sections=[_section(line.name, line.counts, _listed(line.slug, lists)) for line in report.lines],
        total=_section("", report.total, iter(())),
        made_at=moment,
    )


def _section(name: str, counts: Participation, schools: Iterator[ListedSchool]) -> DirectorateSection:
    return DirectorateSection(
        name=name,
        expected=counts.expected,
        not_visited=counts.not_visited,
        in_progress=counts.in_progress,
        final=counts.final,
        rate=counts.rate,
        schools=schools,
    )


def _listed(slug: str, lists: Iterator[Any]) -> Iterator[ListedSchool]:
    """Yield the schools of the stream's next directorate, those that never came first; read when their turn comes."""
    found, schools = next(lists)
    if found != slug:
        raise FiguresMoved(slug)
    states = {True: _("Begun, not finally registered"), False: pgettext("workbook", "Never visited")}
    for school in sorted(schools, key=attrgetter("has_visited")):
        yield ListedSchool(school.code, school.name, school.district, school.stage, states[school.has_visited])


def _body(report: Nonparticipation, as_of: date) -> list[TextBlock]:
    total = report.total
    figures = {
        "expected": format_number(total.expected),
        "final": format_number(total.final),
        "rate": format_number((total.rate or Decimal()).normalize(), percent=True),
        "not_visited": format_number(total.not_visited),
        "in_progress": format_number(total.in_progress),
    }
    return [
        paragraph(
            _(
                "The attached file names the schools that, until %(day)s, had not come to assess their own safety in "
                "%(campaign)s, or had not registered their form finally."
            )
            % {"day": format_jalali(as_of), "campaign": report.campaign}
        ),
        paragraph(
            _(
                "Of %(expected)s schools expected, %(final)s (%(rate)s) have registered finally, %(not_visited)s have "
                "never come and %(in_progress)s have begun their form."
            )
            % figures
        ),
        TextBlock("heading", (_("How to find the schools of your province"),)),
        TextBlock(
            "numbered_list",
            (
                _("Download the compressed file and open the workbook in it."),
                _("On its first sheet, click a number beside the name of your directorate: its list opens."),
                _("“Back to the index”, above each list, returns to the first sheet."),
            ),
        ),
        paragraph(source_of(report) + "."),
    ]
