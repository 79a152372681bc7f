"""Synonyms that people have added, laid beside those that the exchanges declare."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from imports.models import Synonym
from imports.reading import ColumnSpec
from imports.reading.headings import heading_key


def with_learned(kind: str, columns: Iterable[ColumnSpec], *, leaving_out: int | None = None) -> tuple[ColumnSpec, ...]:
    """Return the columns of a kind with their added headings and spellings; one query, so ask once a run.

    Args:
        kind: a Kind.
        columns: as declared.
        leaving_out: a synonym that does not count, since it is being changed.
    """
    columns = list(columns)
    declared = {heading_key(text) for column in columns for text in (column.heading, *column.synonyms)}
    headings: dict[str, list[str]] = defaultdict(list)
    spellings: dict[str, dict[str, str]] = defaultdict(dict)
    for pk, field, choice, words in Synonym.objects.of_kind(kind).values_list("pk", "field", "choice", "words"):
        if pk == leaving_out:
            continue
        if choice:
            spellings[field][words] = choice
        elif heading_key(words) not in declared:  # a new version may declare it, for another column
            headings[field].append(words)
    return tuple(
        replace(
            column,
            synonyms=(*column.synonyms, *headings[column.field]),
            # The declared ones come last: of two spellings that fold alike the reader keeps the later.
            choices={**spellings[column.field], **column.choices},
        )
        if column.field in headings or column.field in spellings
        else column
        for column in columns
    )
