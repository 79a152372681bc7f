"""A view of one kind of workbook whose records come and go, among those that the user may send."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase

from imports.exchanges.records import is_exported
from imports.viewsets.access import ImportAct
from imports.viewsets.kinds import KindCard, cards_for


class KindView(ImportAct):
    """`self.card` is the kind that the address names."""

    card: KindCard

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the kind, or answer 404 as if it did not exist."""
        cards = {card.kind.value: card for card in cards_for(request.user)}
        if kwargs["kind"] not in cards or not is_exported(kwargs["kind"]):
            raise Http404
        self.card = cards[kwargs["kind"]]
        return super().dispatch(request, *args, **kwargs)
