"""Counts of inspections by directorate, where only totals arrive."""

from django.utils.translation import gettext_lazy as _

from evaluation_admin.enums import SiteKind
from evaluation_admin.models import InspectionCount, InspectionProgramme
from evaluation_admin.models.inspection_count import MOST_INSPECTIONS, MOST_SITES
from imports.exchanges import spellings, synonyms
from imports.exchanges.base import Exchange
from imports.exchanges.columns import Column
from imports.exchanges.context import Context
from imports.exchanges.cycles import ProgrammeOption
from imports.exchanges.days import AsOfOption
from imports.exchanges.rules.constants import FromOption
from imports.exchanges.rules.counts import CoverageFollows, DirectorateOfRow, KindOfSite
from imports.exchanges.rules.deadline import BeforeDeadline
from imports.exchanges.rules.place import own_directorates
from imports.models import Kind
from imports.reading import ColumnKind
from organisation.models import Directorate, District, Province


class InspectionCountExchange(Exchange):
    """One directorate a row; which kind of site is counted, the headings say («تعداد پایگاه», «تعداد مرکز»).

    The template's own headings name both, so that its rows have to say which.
    """

    directorate = Column("اداره کل", "directorate__name", stores=False, synonyms=synonyms.DIRECTORATE)
    site_kind = Column(
        "نوع محل اسکان",
        "site_kind",
        reads=ColumnKind.CHOICE,
        stores=False,
        choices=SiteKind,
        spellings=spellings.SITE_KINDS,
        synonyms=synonyms.SITE_KIND,
    )
    sites = Column(
        "تعداد پایگاه/مرکز",
        "sites",
        reads=ColumnKind.INTEGER,
        required=True,
        minimum=0,
        maximum=MOST_SITES,
        dash_is_zero=True,
        adds_up=True,
        synonyms=synonyms.SITES,
    )
    inspections = Column(
        "تعداد بازرسی از پایگاه/مرکز",
        "inspections",
        reads=ColumnKind.INTEGER,
        required=True,
        minimum=0,
        maximum=MOST_INSPECTIONS,
        dash_is_zero=True,
        adds_up=True,
        synonyms=synonyms.SITE_INSPECTIONS,
    )
    percent = Column(
        "درصد پوشش",
        "percent",
        reads=ColumnKind.PERCENT,
        stores=False,
        minimum=0,
        dash_is_zero=True,
        synonyms=synonyms.COVERAGE,
    )

    class Meta:
        model = InspectionCount
        import_id_fields = ("directorate", "site_kind")

    kind = Kind.INSPECTION_COUNTS
    asks = (ProgrammeOption(_("inspection programme")), AsOfOption("as_of", _("day of the counts")))
    key = ("directorate",)
    identity = ("programme_id", "directorate_id", "site_kind", "as_of")
    looks_up = (Province, Directorate, District, InspectionProgramme)
    rules = (
        BeforeDeadline("directorate"),
        DirectorateOfRow(),
        KindOfSite(),
        CoverageFollows(),
        FromOption(programme_id="programme", as_of="as_of"),
    )

    def required_for(self, context: Context) -> frozenset[str]:
        """Ask for the directorate that the account does not say."""
        return frozenset() if own_directorates(context) else frozenset({"directorate"})
