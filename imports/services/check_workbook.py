"""Check a file without a batch: nothing at all is written to the database."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from imports.engine.check import check
from imports.engine.findings import Findings
from imports.engine.listing import Listing
from imports.exchanges import registry
from imports.exchanges.options import OptionError
from imports.exchanges.overtaken import anew_when_overtaken
from imports.reading import Settled
from imports.services.leases import unheld
from imports.services.memories import memory_of
from imports.services.refusals import Refusal
from imports.services.runs import new_context, options_shown, reader_limits
from imports.services.senders import authorise, scope_of
from organisation.models import User


class Checked(NamedTuple):
    """What was found, the rows' issues and records, and the options that were settled."""

    found: Findings
    rows: Listing
    options: dict[str, str]


@anew_when_overtaken
def check_workbook(
    *,
    path: str | os.PathLike[str],
    kind: str,
    options: Mapping[str, str],
    by: User | None,
    settled: Settled | None = None,
    records: bool = False,
) -> Checked:
    """Check a file as `by` would send it.

    Args:
        path: the file.
        kind: a Kind.
        options: what the kind asks for besides the file.
        by: the sender; None is HQ, at the command line.
        settled: what was settled about this file.
        records: keep the canonical records of usable rows.

    Raises:
        PermissionDenied: no posting of today allows importing.
    """
    rows = Listing(records=records)
    try:
        context = new_context(kind, options, reach=authorise(by, kind), by=by)
    except (OptionError, Refusal) as error:
        return Checked(Findings(failure=(error.code, error.params)), rows, {})
    scope = scope_of(context.reach)
    directorate = scope.directorate.pk if scope.directorate else None
    settled = replace(settled or Settled(), memory=memory_of(kind, directorate))
    found = check(
        path,
        name=Path(path).name,
        exchange=registry.get(kind),
        context=context,
        limits=reader_limits(),
        settled=settled,
        sink=rows,
        report=unheld,
    )
    return Checked(found, rows, options_shown(kind, context))
