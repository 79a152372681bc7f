"""Model fields that keep Persian text canonical and its keys beside it, also under bulk_create."""

from collections.abc import Callable
from typing import Any

from django.db import models

from persian.letters import canonical, match_key, search_key, sort_key


class CanonicalCharField(models.CharField):
    """A CharField whose stored text is canonical: Persian letters, single blanks, trimmed joiners (persian.md 2.1)."""

    def to_python(self, value: Any) -> Any:
        """Return canonical text; what is not text is left to CharField."""
        text = super().to_python(value)
        return canonical(text) if isinstance(text, str) else text

    def pre_save(self, instance: models.Model, add: bool) -> Any:
        """Make the attribute canonical on its way to the database."""
        value = getattr(instance, self.attname)
        if isinstance(value, str):
            value = canonical(value)
            setattr(instance, self.attname, value)
        return value


class CanonicalTextField(CanonicalCharField, models.TextField):  # type: ignore[misc]  # the mixed-in rule is the same
    """A TextField with the same rule, line by line."""

    def to_python(self, value: Any) -> Any:
        """Return canonical lines."""
        text = models.TextField.to_python(self, value)
        return canonical_lines(text) if isinstance(text, str) else text

    def pre_save(self, instance: models.Model, add: bool) -> Any:
        """Make each line canonical on its way to the database."""
        value = getattr(instance, self.attname)
        if isinstance(value, str):
            value = canonical_lines(value)
            setattr(instance, self.attname, value)
        return value

    def get_internal_type(self) -> str:
        """Store as text of any length."""
        return "TextField"


class KeyField(models.CharField):
    """A key derived from other fields of the row; never typed, always in step with its sources."""

    key: Callable[[str], str] = staticmethod(match_key)
    db_index: bool

    def __init__(self, *args: Any, sources: tuple[str, ...] = ("name",), **kwargs: Any) -> None:
        self.sources = tuple(sources)
        kwargs.update(editable=False, blank=True)
        kwargs.setdefault("max_length", 300)
        kwargs.setdefault("db_index", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Add to what a migration writes: Django leaves out what is *its* default, which an index is not here."""
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("editable", None)
        kwargs.pop("blank", None)
        kwargs.update(sources=self.sources, db_index=self.db_index)
        return name, path, args, kwargs

    def derive(self, *values: str) -> str:
        """Return the key of these source values, cut to the column."""
        return self.key(" ".join([value for value in values if value]))[: self.max_length]

    def pre_save(self, instance: models.Model, add: bool) -> str:
        """Derive the key from the row as it is saved."""
        value = self.derive(*(str(getattr(instance, source) or "") for source in self.sources))
        setattr(instance, self.attname, value)
        return value


class MatchKeyField(KeyField):
    """Equality of names and headings: letters folded, blanks and joiners removed."""

    key = staticmethod(match_key)


class SearchKeyField(KeyField):
    """Search inside text: letters folded, glued words found as well."""

    key = staticmethod(search_key)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 1000)
        super().__init__(*args, **kwargs)


class SortKeyField(KeyField):
    """The Persian alphabet's order for databases that sort by code point."""

    key = staticmethod(sort_key)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 600)
        super().__init__(*args, **kwargs)


def canonical_lines(text: str) -> str:
    """Return the text with every line canonical; line breaks stay."""
    return "\n".join(canonical(line) for line in text.splitlines())
