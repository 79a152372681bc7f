"""How long a writing transaction waits: it gives up rather than wait for ever."""

from django.db import connection


def set_timeouts() -> None:
    """Limit this transaction's waits: a batch is queued again, a person's save is not held up."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '30s'; SET LOCAL statement_timeout = '60s'")
