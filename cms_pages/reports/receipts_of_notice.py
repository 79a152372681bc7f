"""Who has received a notice and who has not: a line for each directorate that it addresses."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from cms_pages.models import Addressee, AnnouncementPage, NoticeReceipt, ReceiptState
from organisation.models import Directorate
from organisation.reach import Reach


@dataclass(frozen=True)
class ReceiptLine:
    """What is known of one place.

    Attributes:
        place: the directorate's name, or what stands for those outside the directorates.
        seen_at, seen_by: the first time there.
        acknowledged_at, acknowledged_by: the first confirmation there.
        readers: how many people have seen it.
    """

    place: str
    seen_at: datetime | None = None
    seen_by: str = ""
    acknowledged_at: datetime | None = None
    acknowledged_by: str = ""
    readers: int = 0

    @property
    def state(self) -> ReceiptState:
        """Return how far the notice has come."""
        if self.acknowledged_at:
            return ReceiptState.ACKNOWLEDGED
        return ReceiptState.SEEN if self.seen_at else ReceiptState.UNSEEN


@dataclass(frozen=True)
class ReceiptReport:
    """The lines, and their counts."""

    lines: tuple[ReceiptLine, ...]

    @property
    def seen(self) -> int:
        """Return at how many places the notice was seen, confirmed or not."""
        return sum(line.seen_at is not None for line in self.lines)

    @property
    def acknowledged(self) -> int:
        """Return at how many places its receipt was confirmed."""
        return sum(line.acknowledged_at is not None for line in self.lines)

    @property
    def lacking(self) -> int:
        """Return how many places have not confirmed."""
        return len(self.lines) - self.acknowledged


def receipts_of_notice(notice: AnnouncementPage, *, reach: Reach) -> ReceiptReport:
    """Return the lines that `reach` covers; none for a notice to everybody."""
    rows = list(Addressee.objects.filter(page=notice.pk))
    found: dict[int | None, list[NoticeReceipt]] = {}
    for receipt in NoticeReceipt.objects.within(reach).filter(notice=notice).select_related("person"):
        found.setdefault(receipt.directorate_id, []).append(receipt)
    lines = [_line(place.name, found.get(place.pk, [])) for place in _directorates(rows, reach)]
    if reach.national and any(row.is_at_headquarters for row in rows):
        lines.append(_line(_("Headquarters and bodies outside the directorates"), found.get(None, [])))
    return ReceiptReport(tuple(lines))


def _directorates(rows: list[Any], reach: Reach) -> list[Directorate]:
    chosen = [[place.pk for place in row.directorates.all()] for row in rows if row.is_in_directorates]
    if not chosen:
        return []
    places = Directorate.objects.within(reach)
    if all(chosen):
        places = places.filter(pk__in={pk for row in chosen for pk in row})
    return list(places)


def _line(place: str, receipts: list[NoticeReceipt]) -> ReceiptLine:
    if not receipts:
        return ReceiptLine(place)
    first = receipts[0]  # in the order of the first look
    confirmed = [(receipt.acknowledged_at, receipt) for receipt in receipts if receipt.acknowledged_at is not None]
    confirmed_at, confirmation = min(confirmed, key=lambda pair: pair[0], default=(None, None))
    return ReceiptLine(
        place=place,
        seen_at=first.seen_at,
        seen_by=str(first.person or ""),
        acknowledged_at=confirmed_at,
        acknowledged_by=str(confirmation.person or "") if confirmation else "",
        readers=len(receipts),
    )
