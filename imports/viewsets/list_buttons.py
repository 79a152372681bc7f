"""Buttons that the exchange adds to the lists and forms of records, through hooks: records know nothing of imports."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets.button import HeaderButton, ListingButton
from wagtail.snippets.action_menu import ActionMenuItem

from evaluation_admin.models import InspectionProgramme, SafetyRound
from imports.viewsets.kinds import cards_for
from organisation.acts import Act, may


def import_buttons(model: type, user: Any) -> Iterator[HeaderButton]:
    """Yield «ورود از اکسل» for the list of a kind that the user may send."""
    for card in cards_for(user):
        if card.model is model:
            yield HeaderButton(_("Import from Excel"), url=card.url, icon_name="upload", priority=200)


def publish_buttons(instance: Any, user: Any, next_url: str | None = None) -> Iterator[ListingButton]:
    """Yield the way to what is published of a record, in its line."""
    for item in (PublishMenuItem, PublishCountsMenuItem):
        if item.is_for(instance, user):
            yield ListingButton(item.label, url=item.url_of(instance), priority=50)


class RecordPublishMenuItem(ActionMenuItem):
    """A button below the form of a record of one kind, for those who may publish what is made of it."""

    model: ClassVar[type[Model]]
    act: ClassVar[Act]
    view: ClassVar[str]
    order = 200

    @classmethod
    def is_for(cls, instance: Any, user: Any) -> bool:
        """Return whether it is a saved record of this kind, and `user` may publish."""
        return isinstance(instance, cls.model) and instance.pk is not None and may(user, cls.act)

    @classmethod
    def url_of(cls, instance: Any) -> str:
        """Return the address of the page that says what will be made."""
        return reverse(cls.view, args=[instance.pk])

    def is_shown(self, context: dict[str, Any]) -> bool:
        """Return whether the form is of such a record."""
        return self.is_for(context.get("instance"), context["request"].user)

    def get_url(self, context: dict[str, Any]) -> str:
        """Return the address of the page."""
        return self.url_of(context["instance"])


class PublishMenuItem(RecordPublishMenuItem):
    """The list of the schools that did not take part in a safety round."""

    name = "action-publish-nonparticipants"
    label = gettext_lazy("Publish the list of non-participants")
    icon_name = "doc-full-inverse"
    model, act, view = SafetyRound, Act.PUBLISH_NONPARTICIPANTS, "imports_publish_nonparticipants"


class PublishCountsMenuItem(RecordPublishMenuItem):
    """The counts of inspections of a programme until a day."""

    name = "action-publish-counts"
    label = gettext_lazy("Inspection counts until a day")
    icon_name = "table"
    model, act, view = InspectionProgramme, Act.PUBLISH_INSPECTION_COUNTS, "imports_publish_counts"
