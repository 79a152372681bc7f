"""What the organisation adds to Wagtail's admin."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from organisation.scoped.bulk_delete import ScopedDeleteBulkAction
from organisation.viewsets.groups import OrganisationGroup
from organisation.viewsets.postings import sync_groups_of_deleted

register_snippet(OrganisationGroup)
# The last registration for a model and action wins, so ours has to come after Wagtail's own.
hooks.register("register_bulk_action", ScopedDeleteBulkAction, order=1000)
hooks.register("after_delete_snippet", sync_groups_of_deleted)
