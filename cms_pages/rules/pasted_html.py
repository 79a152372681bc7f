"""Clean what was pasted from Word or the old portal: blanks, empty paragraphs, stray punctuation; pure.

Words and marks stay letter for letter. Source: anomalies X10 to X15.
"""

import re

from bs4 import BeautifulSoup, NavigableString, Tag

from cms_pages.rules.pasted_text import NBSP

_ONLY_PUNCTUATION = re.compile(r"[.،,؛;:!؟?]+")
_BULLET = re.compile(r"^\s*[•▪●◦·*\uf0b7\uf0a7]\s*")
_PARAGRAPHS = ("p", "li")


def clean_pasted(html: str) -> str:
    """Return the HTML of a rich text field without no-break spaces, empty paragraphs and stray punctuation."""
    if NBSP not in html and "&nbsp;" not in html and not _may_be_stray(html):
        return html
    soup = BeautifulSoup(html, "html.parser")
    for piece in soup.find_all(string=True):
        if NBSP in piece:
            piece.replace_with(NavigableString(" ".join(piece.split(NBSP))))
    for block in soup.find_all(_PARAGRAPHS):
        text = block.get_text().strip()
        before = block.find_previous_sibling(block.name)
        if not text and not block.find(["img", "embed"]):
            block.decompose()
        elif before is not None and _ONLY_PUNCTUATION.fullmatch(text):
            before.append(text)
            block.decompose()
    return str(soup)


def bulleted_items(html: str) -> list[str] | None:
    """Return the items of paragraphs that all begin with a typed bullet, without it; None for other text."""
    if not _may_be_bulleted(html):
        return None
    soup = BeautifulSoup(html, "html.parser")
    paragraphs = [block for block in soup.find_all("p") if block.get_text().strip()]
    if not paragraphs or not all(_BULLET.match(block.get_text()) for block in paragraphs):
        return None
    for block in paragraphs:
        _drop_bullet(block)
    return [str(block) for block in paragraphs]


def _drop_bullet(block: Tag) -> None:
    """Take the bullet off the first text of a paragraph, however it is marked."""
    for text in block.find_all(string=True):
        if text.strip():
            text.replace_with(NavigableString(_BULLET.sub("", text)))
            return


def _may_be_stray(html: str) -> bool:
    return bool(re.search(r"<(p|li)[^>]*>\s*(<br/?>)?\s*[.،,؛;:!؟?]*\s*</", html))


def _may_be_bulleted(html: str) -> bool:
    return any(bullet in html for bullet in "•▪●◦·*\uf0b7\uf0a7")
