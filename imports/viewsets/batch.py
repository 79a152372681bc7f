"""The page of one batch, from the queue to the result."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms_pages.file_types import file_size
from imports.exchanges import registry
from imports.messages import notice_text, sentence
from imports.models import Kind, State
from imports.viewsets.access import BatchView, workable_batches
from imports.viewsets.approvals import approval_context
from imports.viewsets.cells import CellWords
from imports.viewsets.corrected import correction_context
from imports.viewsets.covert import may_see_rows
from imports.viewsets.forgotten import forgotten_rows
from imports.viewsets.issues import preview_issues
from imports.viewsets.kinds import CARDS, records_url
from imports.viewsets.mapping import mapped_sheets
from imports.viewsets.outcome import chosen_options, faulty_rows, result_of, would_write
from imports.viewsets.progress import progress_of
from imports.viewsets.questions import open_questions
from imports.viewsets.remembered import mapping_context
from imports.viewsets.reversals import reversal_context
from imports.viewsets.skipped import passed_count
from imports.viewsets.tabs import PER_PAGE, rows_context, tabs_of
from imports.viewsets.wording import place_of, sender_of

ENDED_BADLY = frozenset({State.REFUSED, State.FAILED})


class BatchPageView(BatchView, WagtailAdminTemplateMixin, TemplateView):
    """Progress while it runs; then how the file was read, what it would change or changed, and what to do next."""

    template_name = "imports/batch.html"
    header_icon = "table"
    typed: Mapping[int, str] = MappingProxyType({})

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
            "original_url": reverse("imports_original", args=[batch.pk]) if self._sees and batch.file else "",
            "forgotten": forgotten_rows(batch) if self._sees else None,
            "size": file_size(batch.size),
            "sender": sender_of(batch),
            "place": place_of(batch),
            "options": chosen_options(batch),
        }
        if batch.is_running:
            return context | {"progress": progress_of(batch, at=timezone.now())}
        context["marked_url"] = reverse("imports_marked", args=[batch.pk]) if self._sees and batch.file else ""
        may_work = self._sees and workable_batches(self.request.user).filter(pk=batch.pk).exists()
        context |= approval_context(batch, self.request.user, may_work=may_work)
        context["again_url"] = CARDS[Kind(batch.kind)].url if may_work else ""
        if self._sees:
            context |= mapping_context(batch, self.request.user, may_work=may_work)
        if batch.state in ENDED_BADLY:
            return context | self._failure(may_work)
        context |= reversal_context(batch, self.request.user, sees=self._sees)
        return context | self._reading(may_work) | self._rows(may_work)

    def _failure(self, may_work: bool) -> dict[str, Any]:
        batch, refused = self.batch, self.batch.state == State.REFUSED
        heading = _("The file cannot be used") if refused else _("The work on the file failed")
        text = sentence(batch.failure_code, batch.failure_params) if batch.failure_code else ""
        context = {"failure": {"heading": heading, "sentence": text}, "notices": self._notices}
        # What a failed run has staged is a part only, and nothing follows from it.
        if not refused or not self._sees:
            return context
        if batch.count("rows"):
            return context | self._rows(may_work)
        shown = batch.issues.none() if batch.rows_forgotten_at else batch.issues.all()[:PER_PAGE]
        return context | {"issues": preview_issues(batch, shown.iterator())}

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
            "notices": self._notices,
            "twin_url": reverse("imports_batch", args=[batch.rows_batch_id]) if batch.is_answered else "",
            "creates": batch.creates if self._sees else [],
            "may_apply": checked and may_work,
            "would_write": would_write(batch) if checked else "",
            "faulty_rows": faulty_rows(batch) if checked else "",
            "apply_url": reverse("imports_apply", args=[batch.pk]) if usable and not is_checked_only else "",
            "result": result_of(batch, records_url(CARDS[Kind(batch.kind)])) if batch.state == State.APPLIED else None,
        }

    def _rows(self, may_work: bool) -> dict[str, Any]:
        batch = self.batch
        if not batch.counts:
            return {}
        tabs = tabs_of(batch, self.request.GET)
        context: dict[str, Any] = {"counts": tabs, "rows": batch.count("rows"), "is_hidden": not self._sees}
        if not self._sees:
            return context
        context |= correction_context(batch, self._words, may_work=may_work)
        if batch.rows_forgotten_at:
            return context
        may_correct = context["may_correct"]
        rows = rows_context(batch, self.request.GET, self._words, may_correct=may_correct, typed=self.typed)
        return context | {"tabs": tabs, "passed": passed_count(batch)} | rows

    @property
    def _notices(self) -> list[str]:
        return [notice_text(notice) for notice in self.batch.notices] if self._sees else []

    @cached_property
    def _sees(self) -> bool:
        return may_see_rows(self.batch, self.request.user)

    @cached_property
    def _words(self) -> CellWords:
        return CellWords(registry.get(self.batch.kind).columns)
