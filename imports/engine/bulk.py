"""Many rows into a table at once: COPY on PostgreSQL, executemany on SQLite; the callers know no difference."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection


def insert_rows(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows of plain values; JSON comes as text.

    Args:
        table: its name in the database; ours, never of a file.
        columns: names of the columns, in the order of the values.
        rows: strings, numbers, decimals, days, booleans or None; they are held in memory, so give them in chunks.
    """
    names = ", ".join(connection.ops.quote_name(column) for column in columns)
    target = f"{connection.ops.quote_name(table)} ({names})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Django puts its own names to the errors of statements, not to those of COPY.
            with connection.wrap_database_errors, cursor.copy(f"COPY {target} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        places = ", ".join(["%s"] * len(columns))
        cursor.executemany(
            f"INSERT INTO {target} VALUES ({places})",  # noqa: S608 (names of our own models)
            list(rows),
        )
