"""The page of one batch, from the queue to the result."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms_pages.file_types import file_size
from imports.exchanges import registry
from imports.messages import notice_text, sentence
from imports.models import ImportBatch, Kind, State, Verdict
from imports.viewsets.access import BatchView, workable_batches
from imports.viewsets.cells import CellWords
from imports.viewsets.covert import may_see_rows
from imports.viewsets.kinds import CARDS, records_url
from imports.viewsets.mapping import mapped_sheets
from imports.viewsets.outcome import chosen_options, faulty_rows, result_of, would_write
from imports.viewsets.progress import progress_of
from imports.viewsets.questions import open_questions
from imports.viewsets.reversals import reversal_context
from imports.viewsets.rows import preview_issues, preview_table
from imports.viewsets.wording import place_of, sender_of

PER_PAGE = 50
ENDED_BADLY = frozenset({State.REFUSED, State.FAILED})
TAB_NOTES = {
    Verdict.NEW: gettext_lazy("These rows name records that do not exist yet; they will be created."),
    Verdict.CHANGED: gettext_lazy(
        "These rows differ from their records; the old value is struck out before the new one."
    ),
    Verdict.SAME: gettext_lazy("These rows say what is registered already; nothing will be written."),
    Verdict.SKIPPED: gettext_lazy("These rows are no rows of data, or repeat another row; they are passed over."),
    Verdict.REFUSED: gettext_lazy("Correct these cells in your own file and send it again."),
}


@dataclass(frozen=True, slots=True)
class Tab:
    """A verdict, how many rows have it, and where they are shown."""

    verdict: str
    label: str
    number: int
    url: str
    is_current: bool


class BatchPageView(BatchView, WagtailAdminTemplateMixin, TemplateView):
    """Progress while it runs; then how the file was read, what it would change or changed, and what to do next."""

    template_name = "imports/batch.html"
    header_icon = "table"

    def get_page_title(self) -> str:
        """Return the heading."""
        return str(self.batch)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        history = {"url": reverse("imports_history_modeladmin_index"), "label": _("History of exchanges")}
        return [*self.breadcrumbs_items, history, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the state of the batch has to show."""
        batch = self.batch
        context = super().get_context_data(**kwargs) | {
            "batch": batch,
            "batch_url": reverse("imports_batch", args=[batch.pk]),
            "progress_url": reverse("imports_progress", args=[batch.pk]),
            "original_url": reverse("imports_original", args=[batch.pk]) if self._sees else "",
            "size": file_size(batch.size),
            "sender": sender_of(batch),
            "place": place_of(batch),
            "options": chosen_options(batch),
        }
        if batch.is_running:
            return context | {"progress": progress_of(batch, at=timezone.now())}
        may_work = self._sees and workable_batches(self.request.user).filter(pk=batch.pk).exists()
        context["again_url"] = CARDS[Kind(batch.kind)].url if may_work else ""
        if batch.state in ENDED_BADLY:
            return context | self._failure()
        context |= reversal_context(batch, self.request.user, sees=self._sees)
        return context | self._reading(may_work) | self._rows()

    def _failure(self) -> dict[str, Any]:
        refused = self.batch.state == State.REFUSED
        heading = _("The file cannot be used") if refused else _("The work on the file failed")
        text = sentence(self.batch.failure_code, self.batch.failure_params) if self.batch.failure_code else ""
        return {
            "failure": {"heading": heading, "sentence": text},
            "issues": preview_issues(self.batch.issues.all()[:PER_PAGE]) if self._sees else [],
        }

    def _reading(self, may_work: bool) -> dict[str, Any]:
        batch = self.batch
        checked = batch.state == State.CHECKED
        is_checked_only = registry.get(batch.kind).is_checked_only
        usable = batch.count("new") + batch.count("changed") + batch.count("same")
        return {
            "may_work": may_work,
            "questions": open_questions(batch) if batch.state == State.ASKING and self._sees else [],
            "answer_url": reverse("imports_answer", args=[batch.pk]),
            "sheets": mapped_sheets(batch, self._words) if self._sees else [],
            "notices": [notice_text(notice) for notice in batch.notices] if self._sees else [],
            "creates": batch.creates if self._sees else [],
            "may_apply": checked and may_work,
            "would_write": would_write(batch) if checked else "",
            "faulty_rows": faulty_rows(batch) if checked else "",
            "apply_url": reverse("imports_apply", args=[batch.pk]) if usable and not is_checked_only else "",
            "result": result_of(batch, records_url(CARDS[Kind(batch.kind)])) if batch.state == State.APPLIED else None,
        }

    def _rows(self) -> dict[str, Any]:
        batch = self.batch
        if not batch.counts:
            return {}
        tabs = self._tabs()
        if not self._sees:
            return {"counts": tabs, "rows": batch.count("rows"), "is_hidden": True}
        current = next(tab for tab in tabs if tab.is_current)
        is_refused = current.verdict == Verdict.REFUSED
        rows = batch.issues.all() if is_refused else batch.rows.filter(verdict=current.verdict)
        page: Page[Any] = Paginator(rows, PER_PAGE).get_page(self.request.GET.get("p"))
        return {
            "counts": tabs,
            "rows": batch.count("rows"),
            "tabs": tabs,
            "tab_note": TAB_NOTES[Verdict(current.verdict)] if current.number else "",
            "page": page,
            "issues": preview_issues(page.object_list) if is_refused else None,
            "table": None if is_refused else preview_table(batch, page.object_list, self._words),
        }

    def _tabs(self) -> list[Tab]:
        """Return the tabs; without a choice the one that deserves a look first is open."""
        batch: ImportBatch = self.batch
        order = (Verdict.REFUSED, Verdict.CHANGED, Verdict.NEW, Verdict.SKIPPED, Verdict.SAME)
        first = next((verdict for verdict in order if batch.count(verdict)), Verdict.NEW)
        asked = self.request.GET.get("show", "")
        current = asked if asked in Verdict.values else first
        return [
            Tab(verdict, str(verdict.label), batch.count(verdict), f"?show={verdict}", verdict == current)
            for verdict in Verdict
        ]

    @cached_property
    def _sees(self) -> bool:
        return may_see_rows(self.batch, self.request.user)

    @cached_property
    def _words(self) -> CellWords:
        return CellWords(registry.get(self.batch.kind).columns)
