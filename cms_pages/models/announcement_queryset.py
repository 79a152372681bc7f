"""The lists of notices: pages, search, feeds, files and commands ask these, and nothing else decides."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, Value, When
from wagtail.query import PageQuerySet

from cms_pages.models.addressee import Addressee


class AnnouncementQuerySet(PageQuerySet):
    """Notices by their window; both of its days count, and the day is the caller's."""

    def in_force(self) -> Self:
        """Return the notices whose place the clock decides.

        They are published, not removed, and not withdrawn before anybody saw them.
        """
        return self.live().filter(removed_on=None).exclude(withdrawn_on__lt=F("display_from"))

    def displayed_on(self, day: date) -> Self:
        """Return the notices on the current board of that day; one withdrawn since stays, with its reason."""
        return self.in_force().filter(display_from__lte=day, display_until__gte=day)

    def archived_on(self, day: date) -> Self:
        """Return the notices whose window has ended before that day; they stay public."""
        return self.in_force().filter(display_until__lt=day)

    def upcoming_on(self, day: date) -> Self:
        """Return the notices whose window begins after that day; the public does not know of them."""
        return self.in_force().filter(display_from__gt=day)

    def public_on(self, day: date) -> Self:
        """Return the notices that anybody may read that day: current and archived."""
        return self.in_force().filter(display_from__lte=day)

    def withdrawn_on_or_before(self, day: date) -> Self:
        """Return the notices that were withdrawn by that day."""
        return self.filter(withdrawn_on__lte=day)

    def gone_on(self, day: date) -> Self:
        """Return the notices that were public and were removed by that day; their addresses answer "gone"."""
        return self.filter(removed_on__lte=day, display_from__lte=F("removed_on"))

    def with_open_files_on(self, day: date) -> Self:
        """Return the notices whose files anybody may fetch that day."""
        return self.public_on(day).exclude(withdrawn_on__lte=day)

    def superseding_on(self, day: date) -> Self:
        """Return the notices that may take another's place that day: public, and not withdrawn themselves."""
        return self.with_open_files_on(day)

    def superseded_on(self, day: date) -> Self:
        """Return the notices in whose place another one stands that day."""
        successors = self.model._default_manager.superseding_on(day).filter(supersedes=OuterRef("pk"))
        return self.filter(Exists(successors))

    def succession(self) -> dict[int, int]:
        """Return of each notice that supersedes one, which."""
        return dict(self.exclude(supersedes=None).values_list("pk", "supersedes"))

    def with_successors_on(self, day: date) -> Self:
        """Fetch along, as `successors_today`, the notices that stand in the place of each that day."""
        successors = self.model._default_manager.superseding_on(day).in_publication_order()
        return self.prefetch_related(Prefetch("successors", queryset=successors, to_attr="successors_today"))

    def addressed_to(self, standings: Iterable[Any]) -> Self:
        """Return the notices whose addressees one of the standings is; those to everybody are not among them."""
        return self.filter(Exists(Addressee.objects.filter(page=OuterRef("pk")).meaning(standings)))

    def addressed_to_all(self) -> Self:
        """Return the notices that name no addressee."""
        return self.exclude(Exists(Addressee.objects.filter(page=OuterRef("pk"))))

    def in_publication_order(self) -> Self:
        """Newest publication first: the board's default order (not the order of the windows)."""
        return self.order_by("-first_published_at", "-pk")

    def important_first(self) -> Self:
        """Publication order with the important notices pinned on top; a withdrawn one is not."""
        is_pinned = Case(When(Q(is_important=True, withdrawn_on=None), then=Value(1)), default=Value(0))
        return self.order_by(is_pinned.desc(), "-first_published_at", "-pk")

    def with_attachments(self) -> Self:
        """Fetch attachments and their files along, in two queries however many notices."""
        return self.prefetch_related("attachments__version")
