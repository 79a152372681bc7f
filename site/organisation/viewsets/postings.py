"""Postings in the admin: saving one puts the user into the groups of the roles held today."""

from typing import Any

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import CreateView, EditView

from organisation.models import Posting
from organisation.scoped import ScopedSnippetViewSet
from organisation.services.sync_groups import sync_groups
from persian.clock import today


class PostingCreateView(CreateView):
    """Grant a posting."""

    def save_instance(self) -> Any:
        """Save, and put the user into the role's group."""
        posting = super().save_instance()
        sync_groups(posting.user, on=today())
        return posting


class PostingEditView(EditView):
    """Change or end a posting."""

    def save_instance(self) -> Any:
        """Save, and adjust the groups of the user, and of the one who held the posting before."""
        before = Posting.objects.select_related("user").get(pk=self.object.pk).user
        posting = super().save_instance()
        for user in {before, posting.user}:
            sync_groups(user, on=today())
        return posting


def sync_groups_of_deleted(_request: Any, instances: Any) -> None:
    """Take the users of deleted postings out of the roles' groups (a Wagtail hook: one deletion or many)."""
    for user in {instance.user for instance in instances if isinstance(instance, Posting)}:
        sync_groups(user, on=today())


class PostingViewSet(ScopedSnippetViewSet):
    """Who holds which role, where and until when."""

    model = Posting
    icon = "user"
    list_display = ["user", "get_role_display", "place", "since_on", "until_on"]
    list_filter = ["role", "directorate"]
    list_export = [
        "user",
        "role",
        "directorate",
        "district",
        "unit",
        "school_code",
        "since_on",
        "until_on",
        "imports_need_approval",
    ]
    add_view_class = PostingCreateView
    edit_view_class = PostingEditView
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
        FieldPanel("imports_need_approval"),
    ]
