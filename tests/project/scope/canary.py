"""The canary: a word that stands in every foreign row, and the search for it in what a person is given."""

import io
import zipfile
from typing import Any

from django.http.response import HttpResponseBase

# Lists are searched by the first word (an answer repeats what was asked), leaks by the second.
SEARCHED = "قناری"
CANARY = "Canary7Q"
NAME = f"{SEARCHED} {CANARY}"


def sings(response: Any) -> bool:
    """Return whether the canary can be read in the answer: body, headers, cookies, or inside a zipped sheet."""
    heard = [str(response.headers), str(response.cookies), *map(_text, _parts(_body(response)))]
    return any(CANARY.lower() in text.lower() for text in heard)


def _body(response: HttpResponseBase) -> bytes:
    if response.streaming:
        return b"".join(response)  # type: ignore[arg-type]
    return response.content  # type: ignore[attr-defined]


def _parts(body: bytes) -> list[bytes]:
    if not zipfile.is_zipfile(io.BytesIO(body)):
        return [body]
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return [part for name in archive.namelist() for part in (name.encode(), *_parts(archive.read(name)))]


def _text(part: bytes) -> str:
    return part.decode("utf-8", errors="replace")
