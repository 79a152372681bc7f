from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client

from imports.models import ImportBatch
from organisation.models import District, User
from tests.builders.schools import school_row, school_workbook
from tests.factories.school import SchoolFactory

BLOCKS = frozenset({"dd", "div", "dt", "h1", "h2", "label", "legend", "li", "option", "p", "td", "th", "tr"})


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.silent += tag in {"script", "style", "template"}
        if tag in BLOCKS:
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in {"script", "style", "template"}

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)


def words(response: Any) -> str:
    """What a person reads on a page, with single blanks."""
    parser = _Words()
    parser.feed(response.content.decode())
    return " ".join("".join(parser.words).split())


@pytest.fixture
def province_file(yazd_district: District) -> bytes:
    """New, changed, unchanged, and two rows with faults; the register already knows two of the schools."""
    SchoolFactory(code="00000002", name="نام پیشین", district=yazd_district, students=7)
    rows = [
        school_row("1"),
        school_row("2", name="نام تازه"),
        school_row("3", students="ده نفر"),
        school_row("4", manager_nid="1234567890"),
    ]
    return school_workbook(*rows)


@pytest.fixture
def yazd_batch(checked: Callable[..., ImportBatch], province_file: bytes, yazd_head: User) -> ImportBatch:
    """A checked file of Yazd."""
    return checked(province_file, by=yazd_head, academic_year="1397")


@pytest.fixture
def head(sign_in: Callable[[User], Client], yazd_head: User) -> Client:
    """The head of Yazd, signed in."""
    return sign_in(yazd_head)
