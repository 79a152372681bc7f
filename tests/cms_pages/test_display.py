"""Texts as shown: Persian digits, letter numbers in isolates, markup harmless."""

import pytest

from cms_pages.display import display_html, display_text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("تا تاریخ 98/02/10", "تا تاریخ ۹۸/۰۲/۱۰"),
        (
            "بخشنامه شماره24/189975/110-23/10/1398",
            'بخشنامه شماره<bdi dir="ltr">24/189975/110</bdi>-<bdi dir="ltr">۲۳/۱۰/۱۳۹۸</bdi>',
        ),
        (
            "به شماره 6/221111/730 مورخ 25/11/96 و",
            'به شماره <bdi dir="ltr">6/221111/730</bdi> مورخ <bdi dir="ltr">۲۵/۱۱/۹۶</bdi> و',
        ),
        ("hamgam.medu.ir/2 را 2 بار", "hamgam.medu.ir/2 را ۲ بار"),
        ("<b> 1 & 2 </b>", "&lt;b&gt; ۱ &amp; ۲ &lt;/b&gt;"),
    ],
)
def test_text(text: str, shown: str) -> None:
    assert display_text(text) == shown


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ('<p>بند <b>7</b> و <a href="https://a.example/1?b=2&amp;c=3">12</a></p>',) * 2,
        ("<p>1 &amp; &#x27;2&#x27; &lt;script&gt;</p>", "<p>۱ &amp; &#x27;۲&#x27; &lt;script&gt;</p>"),
        ("<p>یک<br/>1</p>", "<p>یک<br/>۱</p>"),
    ],
)
def test_html(source: str, shown: str) -> None:
    expected = shown.replace("<b>7</b>", "<b>۷</b>").replace(">12<", ">۱۲<")
    assert display_html(source) == expected
