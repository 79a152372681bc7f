"""What becomes of a run whose lookups were overtaken: somebody else's import ended between its queries."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")

_ATTEMPTS = 3


class Overtaken(Exception):
    """A record names a place that was created after the run had read the places; a new run knows it."""


def anew_when_overtaken(run: Callable[Given, Result]) -> Callable[Given, Result]:
    """Let a run that writes no record, and clears first what it kept of an earlier try, begin anew; twice at most."""

    @wraps(run)
    def attempts(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        for _ in range(_ATTEMPTS - 1):
            try:
                return run(*args, **kwargs)
            except Overtaken:
                continue
        return run(*args, **kwargs)

    return attempts
