"""What the exchange adds to Wagtail's admin: addresses, menu, dashboard panel, and buttons on the lists of records."""

from typing import Any

from django.urls import path
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail_modeladmin.options import modeladmin_register

from imports.models import Direction, MappingProfile, Synonym
from imports.viewsets.apply import ApplyView
from imports.viewsets.batch import BatchPageView
from imports.viewsets.corrections import CorrectView, ReopenDaysView, RestoreView
from imports.viewsets.decisions import ApproveView, ReturnView, WithdrawView
from imports.viewsets.export import ExportView
from imports.viewsets.history import BATCH_PAGE, BatchHistory
from imports.viewsets.kinds import KindsView
from imports.viewsets.list_buttons import PublishCountsMenuItem, PublishMenuItem, import_buttons, publish_buttons
from imports.viewsets.mapping_page import MappingView, ResetMappingView
from imports.viewsets.mapping_profiles import MappingProfileViewSet
from imports.viewsets.marked import MarkedView
from imports.viewsets.menu import exchange_menu
from imports.viewsets.original import OriginalView
from imports.viewsets.progress import ProgressView
from imports.viewsets.publish import PublishView
from imports.viewsets.publish_counts import PublishCountsView
from imports.viewsets.questions import AnswerView
from imports.viewsets.recent import add_panel
from imports.viewsets.record_history import file_changes
from imports.viewsets.synonyms import SynonymViewSet
from imports.viewsets.template import TemplateFileView
from imports.viewsets.undo import UndoView
from imports.viewsets.upload import UploadView

history = modeladmin_register(BatchHistory)
register_snippet(SynonymViewSet)
register_snippet(MappingProfileViewSet)


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    """Return the addresses of the screens."""
    return [
        path("imports/", KindsView.as_view(), name="imports_kinds"),
        path("imports/send/<slug:kind>/", UploadView.as_view(), name="imports_upload"),
        path("imports/template/<slug:kind>/", TemplateFileView.as_view(), name="imports_template"),
        path("imports/export/<slug:kind>/", ExportView.as_view(), name="imports_export"),
        path("imports/batches/<int:pk>/", BatchPageView.as_view(), name=BATCH_PAGE),
        path("imports/batches/<int:pk>/progress/", ProgressView.as_view(), name="imports_progress"),
        path("imports/batches/<int:pk>/original/", OriginalView.as_view(), name="imports_original"),
        path("imports/batches/<int:pk>/marked/", MarkedView.as_view(), name="imports_marked"),
        path("imports/batches/<int:pk>/answer/", AnswerView.as_view(), name="imports_answer"),
        path("imports/batches/<int:pk>/correct/", CorrectView.as_view(), name="imports_correct"),
        path("imports/batches/<int:pk>/restore/", RestoreView.as_view(), name="imports_restore"),
        path("imports/batches/<int:pk>/days/", ReopenDaysView.as_view(), name="imports_reopen_days"),
        path("imports/batches/<int:pk>/mapping/", MappingView.as_view(), name="imports_mapping"),
        path("imports/batches/<int:pk>/mapping/reset/", ResetMappingView.as_view(), name="imports_mapping_reset"),
        path("imports/batches/<int:pk>/apply/", ApplyView.as_view(), name="imports_apply"),
        path("imports/batches/<int:pk>/approve/", ApproveView.as_view(), name="imports_approve"),
        path("imports/batches/<int:pk>/return/", ReturnView.as_view(), name="imports_return"),
        path("imports/batches/<int:pk>/withdraw/", WithdrawView.as_view(), name="imports_withdraw"),
        path("imports/batches/<int:pk>/undo/", UndoView.as_view(), name="imports_undo"),
        path("imports/batches/<int:pk>/redo/", UndoView.as_view(direction=Direction.REDO), name="imports_redo"),
        path(
            "imports/nonparticipants/<int:pk>/publish/", PublishView.as_view(), name="imports_publish_nonparticipants"
        ),
        path("imports/counts/<int:pk>/", PublishCountsView.as_view(), name="imports_publish_counts"),
    ]


@hooks.register("register_admin_menu_item")
def menu() -> MenuItem:
    """Return the exchange's menu."""
    # Wagtail has set both viewsets.
    return exchange_menu(BatchHistory(), MappingProfile.snippet_viewset, Synonym.snippet_viewset)  # type: ignore[attr-defined]


@hooks.register("register_snippet_action_menu_item")
def publish_menu_item(model: Any) -> PublishMenuItem:
    """Return the button below a safety round's form; it hides itself below others."""
    return PublishMenuItem()


@hooks.register("register_snippet_action_menu_item")
def publish_counts_menu_item(model: Any) -> PublishCountsMenuItem:
    """Return the button below an inspection programme's form; it hides itself below others."""
    return PublishCountsMenuItem()


hooks.register("construct_homepage_panels", add_panel)
hooks.register("register_record_list_buttons", import_buttons)
hooks.register("register_record_history", file_changes)
hooks.register("register_snippet_listing_buttons", publish_buttons)
