"""Give the records of a kind out as a file whose headings are the template's: sent as it is, it changes nothing."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Literal, NamedTuple

from django.conf import settings
from django.utils.translation import override

from imports.exchanges import registry
from imports.exchanges.records import cells_of, exported_columns, is_exported, records_of
from imports.models import Kind
from imports.services.runs import new_context
from imports.services.senders import authorise
from imports.workbooks.cells import sheet_names
from imports.workbooks.export import TableFile, write_csv, write_xlsx
from organisation.models import User
from persian.clock import today
from persian.jalali import format_jalali

_BLOCK = 1024 * 1024


class ExportFile(NamedTuple):
    """A file, the name that it is handed out under, and how many records it holds."""

    name: str
    file: IO[bytes]
    records: int


def export_records(
    *,
    kind: str,
    options: Mapping[str, str],
    by: User | None,
    file_format: Literal["xlsx", "csv"] = "xlsx",
    real_days: bool = False,
) -> ExportFile:
    """Write the records that `by` may import, of the kind and options; one at a time, whatever their number.

    Args:
        kind: a Kind.
        options: what the kind asks for besides the file; empty ones are settled as for an import.
        by: whose reach bounds the file; None is HQ, at the command line.
        file_format: xlsx or csv.
        real_days: days as date cells instead of Jalali text.

    Raises:
        KeyError: records of this kind do not go out.
        OptionError: an option names nothing, or has to be given.
        PermissionDenied: no posting of today allows importing, and so exporting.
    """
    if not is_exported(kind):
        raise KeyError(kind)
    exchange = registry.get(kind)
    context = new_context(kind, options, reach=authorise(by, kind), by=by)
    columns = exported_columns(exchange)
    with override(settings.LANGUAGE_CODE), TemporaryDirectory(prefix="arzyab-") as folder:
        label = str(Kind(kind).label)
        table = TableFile(
            name=sheet_names([label])[0],
            headings=[(column.column_name, column.reads) for column in columns.values()],
            rows=cells_of(exchange, records_of(exchange, context)),
            real_days=real_days,
        )
        target = Path(folder) / f"export.{file_format}"
        count = (write_xlsx if file_format == "xlsx" else write_csv)(table, target)
        name = f"{label} {format_jalali(today(), 'ascii').replace('/', '-')}.{file_format}"
        return ExportFile(name, _kept_open(target), count)


def _kept_open(path: Path) -> IO[bytes]:
    """Return the content as an open file that is gone once it is closed."""
    kept = TemporaryFile(prefix="arzyab-")  # noqa: SIM115 (the caller closes it when it has been sent)
    with path.open("rb") as source:
        while block := source.read(_BLOCK):
            kept.write(block)
    kept.seek(0)
    return kept
