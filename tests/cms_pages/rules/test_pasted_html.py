"""What Word and the old portal leave in a paste goes; words and marks stay."""

import pytest

from cms_pages.rules.pasted_html import bulleted_items, clean_pasted


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("<p>سلام\u00a0دوست</p>", "<p>سلام دوست</p>"),
        ("<p>یک</p><p>\u00a0</p><p>&nbsp; </p><p></p><p><br/></p><p>دو</p>", "<p>یک</p><p>دو</p>"),
        ("<p>سطح استان(۱۳۹۷)</p><p>.</p>", "<p>سطح استان(۱۳۹۷).</p>"),
        ('<p data-block-key="a1">با <b>تأکید\u00a0</b>بود</p>', '<p data-block-key="a1">با <b>تأکید </b>بود</p>'),
        ("<p>نیم\u200cفاصله، سامانهنظارت ,زمان</p>", "<p>نیم\u200cفاصله، سامانهنظارت ,زمان</p>"),
        ("<p>&lt;script&gt;\u00a0x &amp; y</p>", "<p>&lt;script&gt; x &amp; y</p>"),
        (
            '<p>نشانی <a href="https://a.ir/?b=1&amp;c=2">اینجا</a></p>',
            '<p>نشانی <a href="https://a.ir/?b=1&amp;c=2">اینجا</a></p>',
        ),
        ("", ""),
    ],
)
def test_pasted_text_is_cleaned_and_nothing_else(pasted: str, kept: str) -> None:
    assert clean_pasted(pasted) == kept
    assert clean_pasted(kept) == kept


@pytest.mark.parametrize(
    ("html", "items"),
    [
        ("<p>•\u00a0 نخست</p><p>• دوم</p>", ["<p>نخست</p>", "<p>دوم</p>"]),
        ("<p><b>· نخست</b></p>", ["<p><b>نخست</b></p>"]),
        ("<p>\uf0b7 نخست</p>", ["<p>نخست</p>"]),
        ("<p>• نخست</p><p>متن</p>", None),
        ("<p>ستاره * میان متن</p>", None),
        ("<p></p>", None),
    ],
)
def test_typed_bullets_make_a_list_only_where_every_line_has_one(html: str, items: list[str] | None) -> None:
    assert bulleted_items(html) == items
