"""Postings in the admin: saving one puts the user into the groups of the roles held today."""

from typing import Any

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import CreateView, DeleteView, EditView

from organisation.models import Posting
from organisation.scoped import ScopedSnippetViewSet
from organisation.services.sync_groups import sync_groups
from persian.clock import today


class _SyncsGroups:
    def save_instance(self) -> Any:
        posting = super().save_instance()  # type: ignore[misc]
        sync_groups(posting.user, on=today())
        return posting


class PostingCreateView(_SyncsGroups, CreateView):
    """Grant a posting."""


class PostingEditView(_SyncsGroups, EditView):
    """Change or end a posting."""


class PostingDeleteView(DeleteView):
    """Remove a posting that was a mistake."""

    def delete_action(self) -> None:
        """Delete, then take the user out of the role's group."""
        user = self.object.user
        super().delete_action()
        sync_groups(user, on=today())


class PostingViewSet(ScopedSnippetViewSet):
    """Who holds which role, where and until when."""

    model = Posting
    icon = "user"
    list_display = ["user", "get_role_display", "place", "since_on", "until_on"]
    list_filter = ["role", "directorate"]
    list_export = ["user", "role", "directorate", "district", "unit", "school_code", "since_on", "until_on"]
    add_view_class = PostingCreateView
    edit_view_class = PostingEditView
    delete_view_class = PostingDeleteView
    panels = [
        FieldPanel("user"),
        FieldPanel("role"),
        FieldPanel("directorate"),
        FieldPanel("district"),
        FieldPanel("unit"),
        FieldPanel("school_code"),
        FieldPanel("since_on"),
        FieldPanel("until_on"),
        FieldPanel("may_see_covert"),
    ]
