"""What each kind of workbook is called and holds, and the page on which the sender chooses one."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from evaluation_admin.models import (
    Indicator,
    IndicatorResult,
    InspectionCount,
    InspectionRecord,
    SafetySelfAssessment,
    School,
)
from imports.models import Kind, State, may_send
from imports.viewsets.access import ImportAct
from imports.viewsets.approvals import approves_files, awaiting_approval_of
from imports.viewsets.wording import place_of
from organisation.acts import Act, reach_for

WAITING_SHOWN = 10


@dataclass(frozen=True, slots=True)
class KindCard:
    """A kind of workbook, for people.

    Attributes:
        kind: of the batch.
        icon: of Wagtail's set.
        description: what such a file holds, in words.
        model: the records that it brings; None for files that are only checked.
    """

    kind: Kind
    icon: str
    description: Any
    model: type[models.Model] | None

    @property
    def label(self) -> Any:
        """Return the kind's name."""
        return self.kind.label

    @property
    def url(self) -> str:
        """Return the address of its upload form."""
        return reverse("imports_upload", args=[self.kind.value])


CARDS = {
    card.kind: card
    for card in (
        KindCard(
            Kind.SCHOOLS,
            "group",
            gettext_lazy("The schools of an academic year: code, name, district, stage, manager, number of students."),
            School,
        ),
        KindCard(
            Kind.SAFETY,
            "tick-inverse",
            gettext_lazy("How far the schools are with their safety self-assessment, and their scores in its tables."),
            SafetySelfAssessment,
        ),
        KindCard(
            Kind.INSPECTIONS,
            "search",
            gettext_lazy("Inspections of accommodation sites: place, day, inspector, score, findings."),
            InspectionRecord,
        ),
        KindCard(
            Kind.INSPECTION_COUNTS,
            "table",
            gettext_lazy(
                "How many bases or centres each directorate has, and how many inspections of them until a day."
            ),
            InspectionCount,
        ),
        KindCard(
            Kind.SCORES,
            "order",
            gettext_lazy("The performance and the score of one unit in each indicator of a cycle."),
            IndicatorResult,
        ),
        KindCard(
            Kind.NONPARTICIPANTS,
            "doc-full-inverse",
            gettext_lazy("A published workbook of schools that did not take part: its counts against its lists."),
            None,
        ),
        KindCard(
            Kind.INDICATORS,
            "list-ul",
            gettext_lazy("The indicators of a cycle with axis, unit of measure, standard and ceiling."),
            Indicator,
        ),
    )
}


def cards_for(user: Any) -> list[KindCard]:
    """Return the kinds that the user may send."""
    reach = reach_for(user, Act.IMPORT_WORKBOOK)
    return [card for card in CARDS.values() if may_send(card.kind, reach)]


def records_url(card: KindCard) -> str:
    """Return the address of the list of its records."""
    if card.model is None:
        return ""
    return reverse(card.model.snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]


class KindsView(ImportAct, WagtailAdminTemplateMixin, TemplateView):
    """«What does your file hold?»"""

    template_name = "imports/kinds.html"
    header_icon = "upload"

    def get_page_title(self) -> str:
        """Return the heading."""
        return _("Send a file")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the cards, and the files that wait for this person."""
        user = self.request.user
        waiting = awaiting_approval_of(user).select_related("directorate", "district", "confirmed_by")
        return super().get_context_data(
            kinds=cards_for(user),
            approves_files=approves_files(user),
            waiting_count=waiting.count(),
            waiting=[(batch, place_of(batch)) for batch in waiting[:WAITING_SHOWN]],
            waiting_url=f"{reverse('imports_history_modeladmin_index')}?state={State.AWAITING_APPROVAL}",
            **kwargs,
        )
