"""How these tests read: bytes go to a file, as uploads do, and through the real reading process."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from imports.reading import Book, ColumnKind, ColumnSpec, ExchangeShape, UnreadableWorkbook, read_book

Read = Callable[..., Book]
Refusal = Callable[..., UnreadableWorkbook]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read bytes as a file; keywords go to `read_book`."""

    def reading(content: bytes, **options: Any) -> Book:
        path = tmp_path / "upload"
        path.write_bytes(content)
        return read_book(path, **options)

    return reading


@pytest.fixture
def refusal(read: Read) -> Refusal:
    """Read bytes that must be refused and return the refusal."""

    def refused(content: bytes, **options: Any) -> UnreadableWorkbook:
        with pytest.raises(UnreadableWorkbook) as caught:
            read(content, **options)
        return caught.value

    return refused


@pytest.fixture
def schools() -> ExchangeShape:
    """A shape like that of the schools exchange."""
    return ExchangeShape(
        kind="schools",
        columns=(
            ColumnSpec(
                "code", "کد واحد آموزشی", ("کد مدرسه", "کد واحد"), required=True, kind=ColumnKind.CODE, length=8
            ),
            ColumnSpec("name", "نام واحد آموزشی", ("نام مدرسه", "نام آموزشگاه"), required=True),
            ColumnSpec("province", "استان"),
            ColumnSpec("district", "منطقه", ("شهرستان", "ناحیه")),
            ColumnSpec("students", "تعداد دانش‌آموز", ("تعداد دانش آموزان",), kind=ColumnKind.INTEGER),
        ),
        key=("code",),
    )


@pytest.fixture
def safety() -> ExchangeShape:
    """A shape with scores under two-row headings."""
    return ExchangeShape(
        kind="safety",
        columns=(
            ColumnSpec("code", "کد واحد آموزشی", ("کد مدرسه",), required=True, kind=ColumnKind.CODE, length=8),
            ColumnSpec("t1", "امتیاز جدول ۱", ("جدول ۱ امتیاز",), kind=ColumnKind.NUMBER),
            ColumnSpec("t2", "امتیاز جدول ۲", ("جدول ۲ امتیاز",), kind=ColumnKind.NUMBER),
            ColumnSpec("total", "امتیاز", ("امتیاز کل",), kind=ColumnKind.NUMBER),
        ),
        key=("code",),
        any_of=(("t1", "t2", "total"),),
    )
