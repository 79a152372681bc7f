"""Keep which letters a published notice cites; letters that nobody registered yet are registered."""

from collections.abc import Iterable

from django.db import transaction

from cms_pages.models import AnnouncementPage, Citation, DateStatus, Letter
from cms_pages.notice_body import plain_lines
from cms_pages.rules.letter_dates import clause_before, letter_date
from persian.letters import match_key
from persian.reference import CircularRef, find_references


@transaction.atomic
def record_citations(*, notice: AnnouncementPage) -> list[Citation]:
    """Replace the citations of a notice by those of its published text, and look at the letters' days again."""
    text = "\n".join([notice.title, notice.salutation, *plain_lines(notice.body)])
    touched = set(notice.citations.values_list("letter", flat=True))
    notice.citations.all().delete()
    citations = [_citation(notice, text, reference) for reference in find_references(text)]
    Citation.objects.bulk_create(citations)
    touched |= {citation.letter_id for citation in citations}
    review_dates(letters=Letter.objects.filter(pk__in=touched))
    return citations


def review_dates(*, letters: Iterable[Letter]) -> None:
    """Give letters the day that their citations agree on; a settled one stays."""
    for letter in letters:
        if letter.date_status == DateStatus.SETTLED:
            continue
        found = letter_date(letter.citations.values_list("cited_date", flat=True))
        if (letter.date, letter.date_status) != (found.date, found.status):
            letter.date, letter.date_status = found.date, DateStatus(found.status)
            letter.save(update_fields=["date", "date_status"])


def _citation(notice: AnnouncementPage, text: str, reference: CircularRef) -> Citation:
    letter, _made = Letter.objects.get_or_create(
        number_key=match_key(reference.number), defaults={"number": reference.number[:60]}
    )
    return Citation(
        letter=letter,
        notice=notice,
        raw=reference.raw[:200],
        cited_date=reference.date,
        clause=clause_before(text, reference.span[0])[:60],
        place=reference.span[0],
    )
