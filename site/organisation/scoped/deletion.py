"""Removing one row: refused in words where the database refuses."""

from typing import Any

from django.db.models import ProtectedError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.snippets.views.snippets import DeleteView


class ScopedDeleteView(DeleteView):
    """Remove a record that nothing else needs."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Delete, or say that other records need this one."""
        try:
            return super().form_valid(form)
        except ProtectedError:
            messages.error(
                self.request, _("%(record)s was not deleted: other records need it.") % {"record": self.object}
            )
            return redirect(self.get_success_url())
