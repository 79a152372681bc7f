"""Letters register themselves as notices cite them; contradicting dates are settled once."""

import pytest
from django.core.exceptions import PermissionDenied

from cms_pages.models import Citation, DateStatus, Letter
from cms_pages.rules.text_blocks import TextBlock
from cms_pages.services.settle_letter_date import settle_letter_date
from organisation.models import User
from tests.factories.announcement import day, draft, notice

pytestmark = pytest.mark.usefixtures("site_tree")
GLUED = "بخشنامه شماره24/189975/110-23/10/1398 و به شماره 6/221111/730 مورخ 25/11/96 و 6/233670/730مورخ 17/11/97"


def letters() -> dict[str, str]:
    return {letter.number: str(letter.date or letter.date_status) for letter in Letter.objects.all()}


def test_glued_citations_become_letters_with_their_days() -> None:
    page = notice(paragraphs=[GLUED])
    assert letters() == {
        "24/189975/110": str(day("1398/10/23")),
        "6/221111/730": str(day("1396/11/25")),
        "6/233670/730": str(day("1397/11/17")),
    }
    assert [citation.raw for citation in page.citations.all()][0] == "24/189975/110-23/10/1398"


def test_a_draft_registers_nothing() -> None:
    draft(paragraphs=[GLUED])
    assert not Letter.objects.exists()


def test_contradicting_dates_are_flagged_and_both_citations_kept() -> None:
    notice("نخست", paragraphs=["بند 7 دستورالعمل شماره 246412 مورخ 97/12/17"])
    notice("دوم", paragraphs=["دستورالعمل شماره 246412 مورخ 7/12/97"])
    letter = Letter.objects.get()
    assert (letter.date, letter.date_status) == (None, DateStatus.CONFLICTING)
    assert [(c.raw, c.clause) for c in Citation.objects.order_by("pk")] == [
        ("246412 مورخ 97/12/17", "بند 7"),
        ("246412 مورخ 7/12/97", ""),
    ]


def test_a_settled_date_stays_whatever_is_cited_next(hq_editor: User) -> None:
    notice("نخست", paragraphs=["شماره 246412 مورخ 97/12/17"])
    notice("دوم", paragraphs=["شماره 246412 مورخ 7/12/97"])
    settle_letter_date(letter=Letter.objects.get(), day=day("1397/12/07"), by=hq_editor)
    notice("سوم", paragraphs=["شماره 246412 مورخ 97/12/17"])
    letter = Letter.objects.get()
    assert (letter.date, letter.date_status, letter.settled_by) == (day("1397/12/07"), DateStatus.SETTLED, hq_editor)


def test_taking_a_settled_date_back_lets_the_citations_count(hq_editor: User) -> None:
    notice(paragraphs=["شماره 246412 مورخ 97/12/17"])
    letter = settle_letter_date(letter=Letter.objects.get(), day=day("1397/12/07"), by=hq_editor)
    settle_letter_date(letter=letter, day=None, by=hq_editor)
    letter.refresh_from_db()
    assert (letter.date, letter.date_status, letter.settled_by) == (day("1397/12/17"), DateStatus.CERTAIN, None)


def test_a_province_settles_nothing(yazd_head: User) -> None:
    letter = Letter.objects.create(number="1/2/3")
    with pytest.raises(PermissionDenied):
        settle_letter_date(letter=letter, day=day("1397/12/07"), by=yazd_head)


def test_an_edited_notice_gives_its_citations_up() -> None:
    page = notice(paragraphs=["شماره 246412 مورخ 97/12/17"])
    page.body = []
    page.save_revision().publish()
    letter = Letter.objects.get()
    assert not letter.citations.exists()
    assert letter.date_status == DateStatus.UNKNOWN


def test_a_chosen_letter_is_cited_like_a_typed_one() -> None:
    letter = Letter.objects.create(number="749014", date=day("1398/12/24"), date_status=DateStatus.SETTLED)
    page = draft(blocks=[TextBlock("paragraph", ("متن",))])
    page.body = [*page.body.raw_data, {"type": "letter", "value": {"letter": letter.pk, "clause": "بند 3"}}]
    page.save_revision().publish()
    [citation] = page.citations.all()
    assert (citation.letter, citation.clause, citation.cited_date) == (letter, "بند 3", day("1398/12/24"))
