"""The preview of a notice as the readers of one province see it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from organisation.models import Province


class ProvincePreview:
    """Ways to preview: as everybody reads the notice, and with the name of a province in its merge fields."""

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """Offer the board's readers first, then each province by its name."""
        return [("", _("As on the board")), *Province.objects.values_list("slug", "name")]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the text of the chosen province; the preview of none shows it as it was typed."""
        chosen = Province.objects.filter(slug=mode_name).values_list("name", flat=True).first()
        request.province_to_show = chosen or ""  # type: ignore[attr-defined]
        response: HttpResponse = super().serve_preview(request, mode_name)  # type: ignore[misc]  # of Wagtail's page
        return response
