"""A file that an earlier batch answers for: nothing is written, while the records stay as that one left them."""

from typing import Any

from imports.engine.marks import state_of
from imports.exchanges.base import Exchange
from imports.models import ImportBatch
from organisation.reach import Reach


def twin_json(twin: ImportBatch, reach: Reach, state: str) -> dict[str, Any]:
    """Return the plan of a batch that `twin` answers for: the records of the reach have to stay in this state."""
    return {
        "twin": twin.rows_batch_id,
        "national": reach.national,
        "directorates": sorted(reach.directorates),
        "districts": sorted(reach.districts),
        "covert": reach.covert,
        "state": state,
    }


def still_stands(plan: dict[str, Any], exchange: Exchange) -> bool:
    """Return whether the records are as they were when the earlier batch answered."""
    reach = Reach(
        national=plan["national"],
        directorates=frozenset(plan["directorates"]),
        districts=frozenset(plan["districts"]),
        covert=plan["covert"],
    )
    return state_of(exchange.model, reach) == plan["state"]
