"""The least that a machine can do: calamine, dictionaries, COPY, one merge with its change log; PostgreSQL only.

It reads no odd spelling, tells nobody which row is faulty, derives no keys (it stores the name in their place), shows
nothing and trusts the file. Its check keeps the rows in a bare table and counts how many are new and how many differ.
"""

from pathlib import Path
from typing import Any

from django.db import connection, transaction
from python_calamine import CalamineWorkbook

from benchmarks.contenders.peer import GENDERS, OWNERSHIPS, STAGES
from organisation.models import District
from persian.national_code import is_valid_national_code

_COLUMNS = "code, name, district_id, stage, gender, ownership, manager, manager_nid, students"
_STORED = f"{_COLUMNS}, version, locality, phone, academic_year, is_open, search_key, sort_key"
_NEWS = """
    FROM floor f LEFT JOIN evaluation_admin_school s USING (code)
    WHERE s.id IS NULL OR (s.name, s.district_id, s.stage, s.gender, s.ownership, s.manager, s.manager_nid, s.students)
        IS DISTINCT FROM (f.name, f.district_id, f.stage, f.gender, f.ownership, f.manager, f.manager_nid, f.students)
"""
_LOOK = f"SELECT count(*) FILTER (WHERE s.id IS NULL), count(s.id) {_NEWS}"
_MERGE = f"""
    WITH news AS (
        SELECT f.*, s.id, to_jsonb(s) AS before {_NEWS} ORDER BY code
    ), written AS (
        INSERT INTO evaluation_admin_school ({_STORED})
        SELECT {_COLUMNS}, 1, '', '', 1397, true, name, name FROM news
        ON CONFLICT (code) DO UPDATE SET name = excluded.name, district_id = excluded.district_id,
            stage = excluded.stage, gender = excluded.gender, ownership = excluded.ownership,
            manager = excluded.manager, manager_nid = excluded.manager_nid, students = excluded.students,
            version = evaluation_admin_school.version + 1
        RETURNING id, code
    ), logged AS (
        INSERT INTO floor_log SELECT w.id, n.code, n.before, to_jsonb(n) - 'before'
        FROM written w JOIN news n USING (code)
        RETURNING 1
    ) SELECT count(*) FROM logged
"""


def load(path: Path) -> dict[str, int]:
    """Load a file; return how many rows were written."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE IF NOT EXISTS floor_log (object_pk bigint, code text PRIMARY KEY, before jsonb, after jsonb);"
            " TRUNCATE floor_log"
        )
        _copy(path, cursor, "TEMPORARY TABLE floor ON COMMIT DROP")
        cursor.execute(_MERGE)
        [written] = cursor.fetchone()
    return {"written": written}


def look(path: Path) -> dict[str, int]:
    """Read and validate a file, keep its rows, and tell them from the records."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS floor")
        _copy(path, cursor, "TABLE floor")
        cursor.execute(_LOOK)
        [new, changed] = cursor.fetchone()
    return {"new": new, "changed": changed}


def _copy(path: Path, cursor: Any, table: str) -> None:
    districts = dict(District.objects.values_list("name", "pk"))
    cursor.execute(f"CREATE {table} AS SELECT {_COLUMNS} FROM evaluation_admin_school LIMIT 0")
    with cursor.copy(f"COPY floor ({_COLUMNS}) FROM STDIN") as copy:
        for row in _rows(path, districts):
            copy.write_row(row)


def _rows(path: Path, districts: dict[str, int]) -> Any:
    lines = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).iter_rows()
    next(lines)
    stages, genders, ownerships = (
        {label: str(value) for label, value in m.items()} for m in (STAGES, GENDERS, OWNERSHIPS)
    )
    for code, name, _province, district, stage, gender, ownership, manager, nid, students in lines:
        if not (code.isdecimal() and stage in stages and is_valid_national_code(nid) and isinstance(students, float)):
            continue
        yield (
            code,
            name,
            districts[district],
            stages[stage],
            genders[gender],
            ownerships[ownership],
            manager,
            nid,
            int(students),
        )
