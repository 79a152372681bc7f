"""The body's blocks as the editor's form sends them."""

import pytest
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from cms_pages.blocks import NoticeBody, PastedTextBlock
from cms_pages.models import Letter


def test_a_pasted_paragraph_is_cleaned_as_it_comes_from_the_form() -> None:
    value = PastedTextBlock().value_from_form("<p>متن\u00a0نخست</p><p>\u00a0</p>")
    assert value.source == "<p>متن نخست</p>"


def test_typed_bullets_become_a_list() -> None:
    body = NoticeBody()
    rows = [("paragraph", RichText("<p>• یک</p><p>• دو</p>"), "a"), ("heading", "عنوان", "b")]
    cleaned = body.clean(StreamValue(body, rows))
    assert [child.block_type for child in cleaned] == ["bulleted_list", "heading"]
    assert [item.source for item in cleaned[0].value] == ["<p>یک</p>", "<p>دو</p>"]
    assert [child.id for child in cleaned] == ["a", "b"]


@pytest.mark.django_db
def test_a_chosen_letter_is_still_chosen_when_the_form_opens_again() -> None:
    letter = Letter.objects.create(number="749014")
    block = NoticeBody().child_blocks["letter"]
    state = block.get_form_state(block.to_python({"letter": letter.pk, "clause": "بند ۳"}))
    assert state["letter"]["id"] == letter.pk
    assert state["letter"]["string"] == "749014"
    assert state["clause"] == "بند ۳"
