"""Make the empty template of a kind, with the places of the person's own reach."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import NamedTuple

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from imports.exchanges import registry
from imports.exchanges.columns import Column
from imports.messages.columns import EXAMPLES, how_written
from imports.models import Kind
from imports.reading import ColumnKind
from imports.services.senders import authorise
from imports.workbooks.cells import sheet_names
from imports.workbooks.template import Template, TemplateColumn, template_workbook
from organisation.models import Directorate, District, User
from organisation.reach import Reach

_NUMBERS = frozenset({ColumnKind.NUMBER, ColumnKind.INTEGER, ColumnKind.PERCENT})


class TemplateFile(NamedTuple):
    """A workbook and the name that it is handed out under."""

    name: str
    file: BytesIO


def make_template(*, kind: str, by: User | None) -> TemplateFile:
    """Return the template of a kind.

    Args:
        kind: a Kind.
        by: whose provinces and districts are listed; None is HQ.

    Raises:
        PermissionDenied: no posting of today allows importing.
    """
    exchange, places = registry.get(kind), _places(authorise(by, kind))
    with override(settings.LANGUAGE_CODE):
        label = str(Kind(kind).label)
        columns = [_column(name, column, places) for name, column in exchange.columns.items()]
        guide, lists = pgettext("workbook", "Guide"), pgettext("workbook", "Codes")
        template = Template(
            sheet=sheet_names([guide, lists, label])[2],
            guide=guide,
            lists=lists,
            title=_("How to fill in “%(kind)s”") % {"kind": label},
            notes=(
                _("Fill in the first sheet from its second row on; this sheet and the sheet of codes are not read."),
                _("Columns marked with a star must be filled in; others may be left empty or deleted."),
                _("The last column below is an example; it is not read either."),
            ),
            headings=(
                pgettext("workbook", "Column"),
                pgettext("workbook", "Required"),
                pgettext("workbook", "How it is written"),
                pgettext("workbook", "Example (not read)"),
            ),
            yes=_("Yes"),
            no=_("No"),
            columns=columns,
        )
        name = f"{pgettext('file name', 'Template')} {label}.xlsx"
        return TemplateFile(name, BytesIO(template_workbook(template)))


def _places(reach: Reach) -> Mapping[str, Sequence[str]]:
    """Return the names of the directorates and districts that the reach covers."""
    above = Q() if reach.national else Q(pk__in=reach.directorates) | Q(districts__in=reach.districts)
    inside = Q() if reach.national else Q(directorate__in=reach.directorates) | Q(pk__in=reach.districts)
    directorates = list(dict.fromkeys(Directorate.objects.filter(above).values_list("name", flat=True)))
    districts = list(dict.fromkeys(District.objects.filter(inside).values_list("name", flat=True)))
    return {"province": directorates, "directorate": directorates, "district": districts}


def _column(name: str, column: Column, places: Mapping[str, Sequence[str]]) -> TemplateColumn:
    values = places.get(name) or [str(word) for word in column.choices.values()]
    numeric = column.reads in _NUMBERS
    example = values[0] if values else EXAMPLES.get(name, EXAMPLES[column.reads])
    return TemplateColumn(
        heading=str(column.column_name),
        required=bool(column.settings.get("required")),
        help=how_written(column.reads, column.settings),
        example=example,
        values=values,
        is_text=not numeric,
    )
