"""The statements that write a reversal: recorded, removed, restored, created; all in one transaction.

Names in the statements are those of our own models and temporary tables; values of rows never are part of them.
"""
# ruff: noqa: S608

from imports.engine.recorded import with_values, without
from imports.engine.reversal_table import Deed, ReversalTable
from imports.engine.statements import change, quote, quoted, run
from imports.models import KeptChange, Reversal, RowChange


def merge(table: ReversalTable, reversal: Reversal, *, after: int) -> int:
    """Write the records that go back, and a change for each after the batch's last one; return how many.

    Those that are edited are held already, in the order of their keys; those that are made anew come in the order in
    which an apply makes them.
    """
    count = _record(table, reversal, after=after)
    going = f"SELECT id FROM {table.name} WHERE own_reason = '' AND own_deed"
    names = ", ".join(table.columns())
    values = ", ".join(f"{column} = p.{column}" for column in table.columns() if column != quote("id"))
    run(f"DELETE FROM {table.records} WHERE id IN ({going} = '{Deed.REMOVE}')")
    run(
        f"UPDATE {table.records} SET {values} FROM {table.name} p"
        f" WHERE {table.records}.id = p.id AND p.own_reason = '' AND p.own_deed = '{Deed.RESTORE}'"
    )
    run(
        f"INSERT INTO {table.records} ({names}) SELECT {names} FROM {table.name}"
        f" WHERE own_reason = '' AND own_deed = '{Deed.CREATE}' ORDER BY own_key, id"
    )
    return count


def keep(table: ReversalTable, reversal: Reversal) -> int:
    """List the records that stay, with the reason; return how many."""
    return change(
        f"INSERT INTO {quoted(KeptChange)} (reversal_id, change_id, reason)"
        f" SELECT %s, own_change, own_reason FROM {table.name} WHERE own_reason <> '' ORDER BY own_change",
        [reversal.pk],
    )


def _record(table: ReversalTable, reversal: Reversal, *, after: int) -> int:
    """Record each deed: what the change wrote is what is replaced, what it replaced is what is written.

    Of a record that is removed the keys are recorded as well, so that making it anew need not derive them.
    """
    keys = {key.attname: f"p.{quote(key.column)}" for key in table.keys}
    before = f"CASE p.own_deed WHEN '{Deed.REMOVE}' THEN {with_values('c.after', keys)} ELSE c.after END"
    written = without("c.before", keys)
    if table.versioned:
        written = with_values(written, {"version": "p.version"})
    changes = quoted(RowChange)
    # Numbered before they meet their changes, whose JSON would make of a sort in memory one on the disk.
    going = (
        f"SELECT {table.name}.*, ROW_NUMBER() OVER (ORDER BY own_change) AS place FROM {table.name}"
        " WHERE own_reason = ''"
    )
    return change(
        f"INSERT INTO {changes} (batch_id, reversal_id, sequence, model, object_pk, key, sheet, row, before, after)"
        " SELECT c.batch_id, %s, p.place + %s, c.model, c.object_pk, c.key, c.sheet, c.row,"
        f" {before}, {written} FROM ({going}) p JOIN {changes} c ON c.id = p.own_change ORDER BY p.own_change",
        [reversal.pk, after],
    )
