"""Let pass only a synonym that the reader can tell from all others."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from imports.exchanges import registry
from imports.exchanges.base import Exchange
from imports.exchanges.learned import with_learned
from imports.models.synonym import LONGEST
from imports.reading import ColumnKind, ColumnSpec, ExchangeShape
from imports.reading.headings import Headings
from persian.digits import format_number
from persian.letters import canonical, match_key


def require_usable_synonym(
    *, kind: str, field: str, choice: str = "", words: str, leaving_out: int | None = None
) -> None:
    """Let pass a new spelling of a heading, or of a value where `choice` is given; it is folded as the reader folds.

    Args:
        kind: a Kind.
        field: a column of its exchange.
        choice: a value of that column, "" for its heading.
        words: as files have it.
        leaving_out: the synonym that is being changed.

    Raises:
        ValidationError: on `words`, saying what it means already or why no file can have it; or the column or the
            value does not exist.
    """
    exchange = registry.get(kind)
    column = exchange.columns.get(field)
    if column is None:
        raise ValidationError(_("This kind has no such column."))
    if choice and (column.reads != ColumnKind.CHOICE or choice not in column.choices):
        raise ValidationError(_("This column has no such value."))
    words = canonical(words)
    if len(words) > LONGEST:
        text = _("Write at most %(number)s characters.") % {"number": format_number(LONGEST)}
        raise ValidationError({"words": text})
    if not any(character.isalnum() for character in words):
        raise ValidationError({"words": _("Write at least one letter or digit: signs and blanks alone name nothing.")})
    specs = with_learned(
        kind, (each.spec(name, None) for name, each in exchange.columns.items()), leaving_out=leaving_out
    )
    refused = _value(exchange, specs, field, words) if choice else _heading(exchange, specs, field, words)
    if refused:
        raise ValidationError({"words": refused})


def _heading(exchange: Exchange, specs: tuple[ColumnSpec, ...], field: str, words: str) -> str:
    """Return why it can be no heading of the column, or nothing."""
    headings = Headings(ExchangeShape(exchange.kind.value, specs, ignored=exchange.ignored))
    found = headings.field_named(words)
    if found is not None:
        names = {"words": words, "column": exchange.columns[found].column_name}
        if found == field:
            return _("“%(words)s” is read as the column “%(column)s” already; nothing need be added.") % names
        return _("“%(words)s” names another column already: “%(column)s”.") % names
    if headings.is_silent(words):
        return _("“%(words)s” heads columns that are passed over, such as row numbers.") % {"words": words}
    return ""


def _value(exchange: Exchange, specs: tuple[ColumnSpec, ...], field: str, words: str) -> str:
    """Return why it can be no value of the column, or nothing."""
    known = next(spec.choices for spec in specs if spec.field == field)
    found = {match_key(spelling): value for spelling, value in known.items()}.get(match_key(words))
    if found is None:
        return ""
    names = {"words": words, "value": exchange.columns[field].choices[found]}
    return _("“%(words)s” is read as the value “%(value)s” already.") % names
