"""The schools that the rows of a file name."""

from typing import Any, NamedTuple

from evaluation_admin.models import School
from imports.exchanges.context import Context


class KnownSchool(NamedTuple):
    """What the register says of a school."""

    pk: int
    district: int
    directorate: int
    name: str
    stage: str
    students: int | None


class Schools:
    """Schools by code; the register is read once, when the first row asks."""

    def __init__(self, context: Context) -> None:
        rows: Any = School.objects.values_list(
            "code", "pk", "district_id", "district__directorate_id", "name", "stage", "students"
        )
        self._by_code = {row[0]: KnownSchool(*row[1:]) for row in rows.iterator(chunk_size=10_000)}

    def coded(self, code: str) -> KnownSchool | None:
        """Return the school of this code."""
        return self._by_code.get(code)
