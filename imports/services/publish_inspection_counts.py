"""Make the two workbooks of inspection counts until a day, and a notice that carries them (R73 to R75)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from cms_pages.models import AnnouncementPage
from cms_pages.rules.text_blocks import TextBlock, paragraph
from cms_pages.services.draft_announcement import draft_announcement
from cms_pages.services.renew_attachments import NewFile, renew_attachments
from evaluation_admin.enums import SiteKind
from evaluation_admin.models import InspectionProgramme
from evaluation_admin.reports.inspection_coverage import InspectionCoverage, SiteCounts, inspection_coverage
from imports.exchanges.rules.counts import kind_named
from imports.workbooks.inspection_counts import CountLine, CountWorkbook, count_workbook
from organisation.acts import Act, require
from organisation.models import User
from persian.clock import today
from persian.digits import to_persian_digits
from persian.jalali import format_jalali

# Source: the notice of 1398/01/11 stayed on show until 1398/01/31.
WINDOW = timedelta(days=20)
KINDS = (SiteKind.BASE, SiteKind.CENTRE)


class CountsRefused(Exception):
    """Why there are no counts to publish now: a sentence for the person who asked."""


class _Words(NamedTuple):
    """How the files of one kind are worded; the headings are those that its exchange reads."""

    title: str
    label: str
    sheet: str
    sites: str
    inspections: str


@transaction.atomic
def publish_inspection_counts(
    *, programme: InspectionProgramme, as_of: date, by: User, renews: AnnouncementPage | None = None
) -> AnnouncementPage:
    """Write a workbook for bases and one for centres, and a draft: of a new notice, or of one whose files they renew.

    In a notice that is there, the attachment whose label names the kind keeps its link and gets the new file; without
    one, the file becomes a new attachment. Nothing is public before the draft is published.

    Args:
        programme: whose inspections are counted.
        as_of: the last day that counts.
        by: who publishes; approving the draft is a step of its own.
        renews: the notice that gets the files; None makes a new one.

    Raises:
        PermissionDenied: `by` may not publish counts, or not edit the notice.
        CountsRefused: the day is in the future, no site is registered, or the notice is held by somebody else.
    """
    require(by, Act.PUBLISH_INSPECTION_COUNTS)
    if as_of > today():
        raise CountsRefused(_("This day is later than today."))
    tables = inspection_coverage(programme=programme, as_of=as_of, kinds=KINDS)
    if not any(table.total.sites for table in tables):
        raise CountsRefused(_("No base and no centre is registered, so there is nothing to count."))
    with override(settings.LANGUAGE_CODE):  # the public reads it, whatever language its author's screens have
        files = list(_files(tables, programme, as_of, timezone.localtime()))
        if renews is None:
            return draft_announcement(
                title=title_of(as_of),
                salutation=_("To the heads of performance evaluation and complaints of the province of ..."),
                blocks=_body(tables, programme, as_of),
                as_of=as_of,
                display_from=as_of,
                display_until=as_of + WINDOW,
                attachments=[(file.label, file.name, file.content) for file in files],
                by=by,
            )
        note = _("Counts until %(day)s") % {"day": format_jalali(as_of)}
        placed = [file._replace(key=key) for file, key in zip(files, _keys(renews), strict=True)]
        try:
            return renew_attachments(notice=renews, files=placed, note=note, as_of=as_of, by=by)
        except ValidationError as error:
            raise CountsRefused(" ".join(error.messages)) from error


def title_of(as_of: date) -> str:
    """Return a new notice's title; of the last century's years the board writes two digits (98/01/17)."""
    day = format_jalali(as_of, "ascii").removeprefix("13")
    return _("Inspections of accommodation bases and centres by the provinces until %(day)s") % {"day": day}


def sources_of(programme: InspectionProgramme) -> list[str]:
    """Return where the figures come from, and what is no part of them."""
    lines = [_("Source: the inspections recorded in “%(programme)s”") % {"programme": programme}]
    return [*lines, _("Covert inspections are not counted")] if programme.has_covert else lines


def _files(
    tables: Sequence[InspectionCoverage], programme: InspectionProgramme, as_of: date, moment: datetime
) -> Iterator[NewFile]:
    made = {
        "day": format_jalali(as_of),
        "moment": to_persian_digits(f"{format_jalali(moment.date())} {moment:%H:%M}"),
    }
    for table in tables:
        words = _words(table.kind)
        book = CountWorkbook(
            title=_("%(title)s until %(day)s") % {"title": words.title, "day": made["day"]},
            notes=[*sources_of(programme), _("As of %(day)s; counted at %(moment)s") % made],
            sheet=words.sheet,
            headings=(pgettext("workbook", "Directorate"), words.sites, words.inspections, _("Coverage (percent)")),
            lines=[_line(line.name, line.counts) for line in table.lines],
            total=_line(pgettext("workbook", "Total of the country"), table.total),
            made_at=moment,
        )
        name = f"{words.title} {format_jalali(as_of, 'ascii').replace('/', '-')}.xlsx"
        yield NewFile("", words.label, name, count_workbook(book))


def _line(name: str, counts: SiteCounts) -> CountLine:
    return CountLine(name, counts.sites, counts.inspections, counts.percent)


def _words(kind: SiteKind) -> _Words:
    if kind == SiteKind.BASE:
        return _Words(
            _("Inspections of accommodation bases"),
            _("Excel file of the inspections of accommodation bases"),
            _("Bases"),
            _("Number of bases"),
            _("Number of inspections of bases"),
        )
    return _Words(
        _("Inspections of accommodation centres"),
        _("Excel file of the inspections of accommodation centres"),
        _("Centres"),
        _("Number of centres"),
        _("Number of inspections of centres"),
    )


def _keys(notice: AnnouncementPage) -> list[str]:
    """Return the key of the only attachment that each kind's file belongs to, "" where there is none."""
    found: dict[str | None, list[str]] = {}
    for row in AnnouncementPage.objects.get(pk=notice.pk).get_latest_revision_as_object().attachments.all():
        found.setdefault(kind_named(row.label), []).append(row.key)
    return [keys[0] if len(keys := found.get(kind.value, [])) == 1 else "" for kind in KINDS]


def _body(tables: Sequence[InspectionCoverage], programme: InspectionProgramme, as_of: date) -> list[TextBlock]:
    text = _(
        "The attached files give, for each directorate, the number of accommodation bases and centres and of the "
        "inspections of them that were recorded in “%(programme)s” until %(day)s. Directorates without an inspection "
        "are shown with zero."
    ) % {"programme": programme, "day": format_jalali(as_of)}
    blocks = [paragraph(text)]
    if programme.entry_deadline:
        last = {"day": format_jalali(programme.entry_deadline)}
        blocks.append(paragraph(_("The last day to enter inspections is %(day)s.") % last))
    return blocks
