"""Every address of the project, walked through in the URL resolver."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from arzyab.gate import OUR_PACKAGES
from tests.project.scope.doors import names_of, registered_kinds


def addresses(resolver: Any = None, prefix: str = "", spaces: tuple[str, ...] = ()) -> Iterator[tuple[str, str, Any]]:
    """Yield (name with namespaces, route, pattern) of every address."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, route, (*spaces, pattern.namespace) if pattern.namespace else spaces)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield ":".join((*spaces, pattern.name)), route, pattern


def in_matrix() -> set[str]:
    """Return the names of all addresses that the matrix of record kinds walks through."""
    return {name for model in registered_kinds() for name, _keys in names_of(model)}


def package_of(pattern: Any) -> str:
    """Return the package in which an address's view is defined."""
    return pattern.callback.__module__.partition(".")[0]


def is_ours(pattern: Any) -> bool:
    """Return whether the view is the project's own, rather than Wagtail's."""
    return package_of(pattern) in OUR_PACKAGES
