"""Inspections of accommodation sites."""

from django.utils.translation import gettext_lazy as _

from evaluation_admin.enums import SiteKind
from evaluation_admin.models import InspectionProgramme, InspectionRecord, Site
from imports.exchanges import spellings, synonyms
from imports.exchanges.base import Exchange
from imports.exchanges.columns import Column
from imports.exchanges.context import Context
from imports.exchanges.cycles import ProgrammeOption
from imports.exchanges.rules.constants import FromOption
from imports.exchanges.rules.deadline import BeforeDeadline
from imports.exchanges.rules.place import PlaceOfRow, places_to_ask
from imports.exchanges.rules.visit import SiteOfRow, VisitOfRow
from imports.models import Kind
from imports.reading import ColumnKind
from organisation.models import Directorate, District, Province


class InspectionExchange(Exchange):
    """One visit a row, known by site, day and inspector."""

    site = Column("محل اسکان", "site__name", stores=False, required=True, max_length=160, synonyms=synonyms.SITE)
    kind_of_site = Column(
        "نوع",
        "site__kind",
        reads=ColumnKind.CHOICE,
        stores=False,
        required=True,
        choices=SiteKind,
        spellings=spellings.SITE_KINDS,
        synonyms=synonyms.SITE_KIND,
    )
    visit = Column(
        "نوع بازدید",
        reads=ColumnKind.CHOICE,
        spellings=spellings.VISIT_TYPES,
        synonyms=synonyms.VISIT_TYPE,
    )
    province = Column("استان", "site__directorate__name", stores=False, synonyms=synonyms.PROVINCE)
    district = Column("منطقه", "site__district__name", stores=False, synonyms=synonyms.DISTRICT)
    date = Column(
        "تاریخ بازرسی", "inspected_on", reads=ColumnKind.DAY, required=True, synonyms=synonyms.INSPECTION_DATE
    )
    inspector = Column("بازرس", "inspector", required=True, synonyms=synonyms.INSPECTOR)
    score = Column(
        "امتیاز", "score", reads=ColumnKind.NUMBER, minimum=0, maximum=100, synonyms=synonyms.INSPECTION_SCORE
    )
    findings = Column("یافته‌ها", "findings", synonyms=synonyms.FINDINGS)
    action = Column("اقدام", "action_taken", synonyms=synonyms.ACTION)

    class Meta:
        model = InspectionRecord
        import_id_fields = ("site", "date", "inspector")

    kind = Kind.INSPECTIONS
    asks = (ProgrammeOption(_("inspection programme")),)
    key = ("site", "date", "inspector")
    identity = ("programme_id", "site_id", "inspected_on", "inspector_key", "is_covert")
    looks_up = (Province, Directorate, District, InspectionProgramme, Site)
    rules = (
        BeforeDeadline("date"),
        PlaceOfRow(district_required=False),
        FromOption(programme_id="programme"),
        VisitOfRow(),
        SiteOfRow(),
    )

    def required_for(self, context: Context) -> frozenset[str]:
        """Ask for the kind of visit where the programme has covert ones, and for a province that nobody says."""
        visit = {"visit"} if context.options["programme"].has_covert else set()
        return frozenset(visit) | (places_to_ask(context) & {"province"})

    def dehydrate_visit(self, record: InspectionRecord) -> str:
        """Return the kind of visit as files name it."""
        return "پنهان" if record.is_covert else "آشکار"
