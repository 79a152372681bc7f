"""The floor: the same body from the same server, with no framework and two headers."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def application(path: str) -> Application:
    """Return what sends the bytes of a file (gunicorn's "module:application('path')")."""
    body = Path(path).read_bytes()
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))]

    def send(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        start_response("200 OK", headers)
        return [body]

    return send
