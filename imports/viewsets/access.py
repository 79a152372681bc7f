"""Who may open which batch: one gate before every address that names one; a foreign batch does not exist."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase

from imports.models import ImportBatch
from imports.viewsets.covert import may_see_rows
from organisation.acts import Act, may, reach_for, require
from organisation.models import User
from organisation.scoping import visible

# What the page of a batch names.
SHOWN_WITH = ("directorate", "district", "uploaded_by", "applied_by", "confirmed_by", "approved_by", "returned_by")
READ_BATCHES = "imports.view_importbatch"


def may_read_batches(user: Any) -> bool:
    """Return whether the history is open to the user at all."""
    return user.has_perm(READ_BATCHES) or may(user, Act.IMPORT_WORKBOOK)


def readable_batches(user: Any) -> Any:
    """Return the batches that the user may look at."""
    if user.has_perm(READ_BATCHES):
        return visible(ImportBatch.objects.all(), user)
    return workable_batches(user)


def workable_batches(user: Any) -> Any:
    """Return the batches that the user may answer for and apply: reading everywhere is not importing everywhere."""
    return ImportBatch.objects.within(reach_for(user, Act.IMPORT_WORKBOOK))


def signed_in(request: HttpRequest) -> User:
    """Return who asks; the admin lets nobody else in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


class ImportAct:
    """A view for those who may import."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse the others, in words."""
        require(request.user, Act.IMPORT_WORKBOOK)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class BatchView:
    """A view of one batch; `self.batch` is inside the user's reach."""

    batch: ImportBatch

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the batch, or answer 404 as if it did not exist."""
        if not may_read_batches(request.user):
            raise PermissionDenied
        found = self.batches(request.user).select_related(*SHOWN_WITH)
        batch = found.filter(pk=kwargs["pk"]).first()
        if batch is None:
            raise Http404
        self.batch = batch
        self.check(request.user)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    def batches(self, user: Any) -> Any:
        """Return where to look for it."""
        return readable_batches(user)

    def check(self, user: Any) -> None:
        """Raise what keeps the user from this batch besides its place."""


class WorkedBatchView(ImportAct, BatchView):
    """A view that changes a batch; nobody answers for rows that are hidden from them."""

    def batches(self, user: Any) -> Any:
        """Return the batches that the user may change."""
        return workable_batches(user)

    def check(self, user: Any) -> None:
        """Answer 404 where the rows are not for this user."""
        if not may_see_rows(self.batch, user):
            raise Http404
