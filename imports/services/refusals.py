"""Why a service does not do what it is asked; the sentence is for the person who asked."""

from typing import Any

from imports.messages import sentence


class Refusal(Exception):
    """A request that does not fit the file or the state of its batch.

    Attributes:
        code: a code of imports.messages.
        params: what its sentence names.
    """

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        return sentence(self.code, self.params)
