"""The published lists of schools that did not take part, read back to be checked; nothing is ever written from them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings

from evaluation_admin.models import School
from imports.exchanges import synonyms
from imports.exchanges.base import Exchange
from imports.exchanges.columns import Column
from imports.exchanges.context import Context
from imports.exchanges.rules.listed import ListedSchoolOfSheet, Lists
from imports.models import Kind
from imports.reading import Book, ColumnKind, Problem, Table
from organisation.models import Directorate, District, Province


class NonparticipantExchange(Exchange):
    """One school a row, on the sheet of its directorate; the index is compared with what the sheets hold."""

    code = Column(
        "کد واحد آموزشی",
        reads=ColumnKind.CODE,
        stores=False,
        required=True,
        length=settings.ARZYAB_SCHOOL_CODE_LENGTH,
        synonyms=synonyms.SCHOOL_CODE,
    )
    name = Column("نام واحد آموزشی", stores=False, synonyms=synonyms.SCHOOL_NAME)
    province = Column("استان", stores=False, synonyms=synonyms.DIRECTORATE)
    district = Column("منطقه", stores=False, synonyms=synonyms.DISTRICT)
    stage = Column("دوره تحصیلی", stores=False, synonyms=synonyms.STAGE)
    state = Column("وضعیت", stores=False, synonyms=synonyms.SAFETY_STATE)

    class Meta:
        model = School
        import_id_fields = ("code",)

    kind = Kind.NONPARTICIPANTS
    is_checked_only = True
    key = ("code",)
    identity = ("code",)
    looks_up = (Province, Directorate, District, School)
    rules = (ListedSchoolOfSheet(),)

    def survey(self, book: Book, tables: Sequence[Table], context: Context) -> Iterable[Problem]:
        """Read the index, and say which sheets it lacks or has twice."""
        return context.once(Lists).survey(book, tables)

    def closing_notices(self, context: Context) -> list[dict[str, Any]]:
        """Say which counts of the index are not what the sheets hold."""
        return [{"code": "count_mismatch", "params": params} for params in context.once(Lists).disagreements()]
