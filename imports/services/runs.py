"""What a run of an exchange needs: the sender's reach, the day, the settled options, the reader's limits."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.core.files import File

from imports.exchanges import registry
from imports.exchanges.context import Context
from imports.exchanges.options import OptionError
from imports.models import CorrectedCell, ImportBatch
from imports.reading import Limits, Settled, TableOverride, cell_position, column_index
from organisation.acts import Act, may
from organisation.models import User
from organisation.reach import Reach
from persian.clock import today


def new_context(kind: str, options: Mapping[str, str], *, reach: Reach, by: User | None) -> Context:
    """Return the context of a run with its options settled.

    Raises:
        OptionError: an option names nothing, has to be given, or is none of the kind's.
    """
    exchange, day = registry.get(kind), today()
    known = {option.name: option for option in exchange.asks}
    for name in options:
        if name not in known:
            raise OptionError("unknown_option", name=name)
    settled = {name: option.settle(options.get(name, ""), reach, day) for name, option in known.items()}
    creates = by is None or may(by, Act.CREATE_DISTRICT)
    return Context(reach=reach, today=day, options=settled, may_create_districts=creates)


def option_words(kind: str, context: Context) -> dict[str, str]:
    """Return the settled options as texts that name the same for certain, for the batch."""
    return {option.name: option.word(context.options[option.name]) for option in registry.get(kind).asks}


def options_shown(kind: str, context: Context) -> dict[str, str]:
    """Return the settled options as people read them, by name."""
    return {option.name: option.shown(context.options[option.name]) for option in registry.get(kind).asks}


def settled_of(batch: ImportBatch) -> Settled:
    """Return what people settled about the file of a batch."""
    return Settled(
        answers=batch.answers,
        tables=tuple(
            TableOverride(
                sheet=table["sheet"],
                header_rows=tuple(table["header_rows"]),
                columns={column_index(letter): field for letter, field in table["columns"].items()},
            )
            for table in batch.mapping
        ),
        day_orders=batch.day_orders,
        corrections=corrections_of(batch.corrected_cells.all()),
    )


def corrections_of(cells: Iterable[CorrectedCell]) -> dict[str, dict[int, dict[int, str]]]:
    """Return corrected cells as the reader takes them: by sheet, row and column."""
    found: dict[str, dict[int, dict[int, str]]] = {}
    for cell in cells:
        row, column = cell_position(cell.cell)
        found.setdefault(cell.sheet, {}).setdefault(row, {})[column] = cell.text
    return found


def reader_limits() -> Limits:
    """Return the reader's ceilings of this installation; it gives up well before a worker's lease ends."""
    return Limits(file_bytes=settings.ARZYAB_IMPORT_MAX_BYTES, wall_seconds=90)


@contextmanager
def local_copy(file: File) -> Iterator[Path]:
    """Give the path of a stored file; one that is kept elsewhere is copied here for as long as it is read.

    Raises:
        FileNotFoundError: it is no longer kept.
    """
    if not file.name:
        raise FileNotFoundError
    try:
        path = Path(file.path)  # type: ignore[attr-defined]  # a FieldFile has it where the storage is local
    except NotImplementedError:
        with NamedTemporaryFile(prefix="arzyab-") as copy, file.open("rb") as source:
            for chunk in source.chunks():
                copy.write(chunk)
            copy.flush()
            yield Path(copy.name)
    else:
        yield path
