"""All exchanges by kind."""

from functools import cache

from imports.exchanges.base import Exchange
from imports.exchanges.indicators import IndicatorExchange
from imports.exchanges.inspection_counts import InspectionCountExchange
from imports.exchanges.inspections import InspectionExchange
from imports.exchanges.nonparticipants import NonparticipantExchange
from imports.exchanges.safety import SafetyExchange
from imports.exchanges.schools import SchoolExchange
from imports.exchanges.scores import ScoreExchange

EXCHANGES: tuple[type[Exchange], ...] = (
    SchoolExchange,
    SafetyExchange,
    IndicatorExchange,
    ScoreExchange,
    InspectionExchange,
    InspectionCountExchange,
    NonparticipantExchange,
)


@cache
def get(kind: str) -> Exchange:
    """Return the exchange of a kind.

    Raises:
        KeyError: there is none.
    """
    return {exchange.kind.value: exchange for exchange in EXCHANGES}[kind]()
