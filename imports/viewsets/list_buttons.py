"""Buttons that the exchange adds to the lists and forms of records, through hooks: records know nothing of imports."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets.button import HeaderButton, ListingButton
from wagtail.snippets.action_menu import ActionMenuItem

from evaluation_admin.models import SafetyRound
from imports.viewsets.kinds import cards_for
from organisation.acts import Act, may


def import_buttons(model: type, user: Any) -> Iterator[HeaderButton]:
    """Yield «ورود از اکسل» for the list of a kind that the user may send."""
    for card in cards_for(user):
        if card.model is model:
            yield HeaderButton(_("Import from Excel"), url=card.url, icon_name="upload", priority=200)


def publish_buttons(instance: Any, user: Any, next_url: str | None = None) -> Iterator[ListingButton]:
    """Yield the way to publish non-participants, in the line of a safety round."""
    if isinstance(instance, SafetyRound) and may(user, Act.PUBLISH_NONPARTICIPANTS):
        yield ListingButton(PublishMenuItem.label, url=publish_url(instance), priority=50)


class PublishMenuItem(ActionMenuItem):
    """The same below the form of a safety round."""

    name = "action-publish-nonparticipants"
    label = gettext_lazy("Publish the list of non-participants")
    icon_name = "doc-full-inverse"
    order = 200

    def is_shown(self, context: dict[str, Any]) -> bool:
        """Return whether the form is a safety round's and the user may publish."""
        round_ = context.get("instance")
        return (
            isinstance(round_, SafetyRound)
            and round_.pk is not None
            and may(context["request"].user, Act.PUBLISH_NONPARTICIPANTS)
        )

    def get_url(self, context: dict[str, Any]) -> str:
        """Return the address of the confirmation page."""
        return publish_url(context["instance"])


def publish_url(round_: SafetyRound) -> str:
    """Return the address of a round's confirmation page."""
    return reverse("imports_publish_nonparticipants", args=[round_.pk])
