"""What Wagtail's own screens may do with the board's pages: the way of a notice leads through its services."""

from wagtail.models import PagePermissionTester

from organisation.acts import Act, may


class NoticePermissions(PagePermissionTester):
    """Nobody publishes, unpublishes, copies or moves a notice by Wagtail's own buttons, not even an administrator.

    A notice is published by its approval, or by force with a reason, and leaves the board by withdrawal or removal.
    """

    def can_publish(self) -> bool:
        """Refuse: approval publishes."""
        return False

    def can_unpublish(self) -> bool:
        """Refuse: a notice is withdrawn or removed, with a reason."""
        return False

    def can_copy(self) -> bool:
        """Refuse: two notices would share the links of their files."""
        return False

    def can_move(self) -> bool:
        """Refuse: there is one board."""
        return False

    def can_submit_for_moderation(self) -> bool:
        """Allow for a notice that is not removed: bringing it back is a decision of its own."""
        return self.page.removed_on is None and bool(super().can_submit_for_moderation())

    def can_lock(self) -> bool:
        """Refuse: the way of approval locks."""
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Allow for a draft only; what was public stays on record."""
        return self.page.first_published_at is None and super().can_delete(ignore_bulk)


class BoardPermissions(PagePermissionTester):
    """The board's own introduction needs no approval, only the right to publish."""

    def can_publish(self) -> bool:
        """Allow to whoever may publish notices."""
        return may(self.user, Act.PUBLISH_NOTICE)

    def can_publish_subpage(self) -> bool:
        """Refuse: a new notice goes through its approval."""
        return False

    def can_unpublish(self) -> bool:
        """Refuse: the site would have no first page."""
        return False

    def can_submit_for_moderation(self) -> bool:
        """Refuse: the workflow is for notices."""
        return False

    def can_reorder_children(self) -> bool:
        """Refuse: the board has its own order."""
        return False
