"""What a kind asks for besides the file: how a word names the record, and which is taken when nobody says."""

from abc import ABC, abstractmethod
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from organisation.reach import Reach
from persian.digits import to_ascii_digits
from persian.letters import canonical


class OptionError(ValueError):
    """An option that names nothing, or that has to be given and was not.

    Attributes:
        code: a code of imports.messages.
        params: what its sentence names.
    """

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class Option(ABC):
    """One option.

    Attributes:
        name: as the command line writes it.
        label: for people.
    """

    def __init__(self, name: str, label: str | Promise) -> None:
        self.name = name
        self.label = label

    @abstractmethod
    def named(self, text: str, reach: Reach) -> Any:
        """Return what the text names inside the reach, None when it names nothing."""

    @abstractmethod
    def newest(self, reach: Reach, day: date) -> Any:
        """Return the only open or newest one inside the reach, None when that does not settle it."""

    def settle(self, text: str, reach: Reach, day: date) -> Any:
        """Return what was asked for, or what is taken when nothing was.

        Raises:
            OptionError: it names nothing, or nothing settles it.
        """
        found = self.named(text, reach) if text else self.newest(reach, day)
        if found is None and text:
            raise OptionError("bad_option", value=text, label=str(self.label))
        if found is None:
            raise OptionError("option_missing", label=str(self.label))
        return found

    def word(self, value: Any) -> str:
        """Return the text that names a settled value for certain."""
        return f"#{value.pk}" if isinstance(value, Model) else str(value)

    def shown(self, value: Any) -> str:
        """Return a settled value as people read it."""
        return str(value)


class RecordOption(Option):
    """An option that names a record by its number, or by some of its fields."""

    def __init__(self, name: str, label: str | Promise, model: Any, by: tuple[str, ...]) -> None:
        super().__init__(name, label)
        self.model = model
        self.by = by

    def named(self, text: str, reach: Reach) -> Any:
        """Return the record that a field names alone, or the one of that number; "#7" is number 7 and nothing else."""
        choices: QuerySet[Any] = self.choices(reach)
        text = canonical(to_ascii_digits(text))
        number = text.removeprefix("#")
        if not text.startswith("#"):
            for path in self.by:
                found = self._by_field(choices, path, text)
                if len(found) == 1:
                    return found[0]
        return choices.filter(pk=int(number)).first() if number.isascii() and number.isdecimal() else None

    def _by_field(self, choices: QuerySet[Any], path: str, text: str) -> list[Any]:
        try:
            return list(choices.filter(**{path: text})[:2])
        except ValueError:  # a word where the field holds a number
            return []

    def newest(self, reach: Reach, day: date) -> Any:
        """Return the first in the model's own order."""
        return self.choices(reach).first()

    def choices(self, reach: Reach) -> Any:
        """Return the records that may be named."""
        return self.model.objects.within(reach)
