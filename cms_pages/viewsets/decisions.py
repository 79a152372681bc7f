"""The screens of the decisions about a notice: each says what will happen, asks for the reason, and is confirmed."""

from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets.button import Button

from cms_pages.models import AnnouncementPage
from cms_pages.services.publish_announcement import publish_announcement
from cms_pages.services.reinstate_announcement import reinstate_announcement
from cms_pages.services.remove_announcement import remove_announcement
from cms_pages.services.revise_window import revise_window
from cms_pages.services.supersede_announcement import supersede_announcement
from cms_pages.services.withdraw_announcement import withdraw_announcement
from cms_pages.viewsets.decision_forms import SuccessorForm, WindowForm
from cms_pages.viewsets.decision_view import DecisionView
from organisation.acts import Act, may
from persian.clock import today
from persian.jalali import fa_date


class WithdrawView(DecisionView):
    """Withdraw the notice."""

    name, label, header_icon = "withdraw", gettext_lazy("Withdraw the notice…"), "no-view"
    is_harmful = True
    reason_help = gettext_lazy("Readers see it above the notice, and it is recorded with your name.")
    done = gettext_lazy("“%(title)s” is withdrawn; readers see the reason.")

    @classmethod
    def is_offered(cls, notice: AnnouncementPage) -> bool:
        """A published notice is withdrawn once."""
        return notice.is_in_force() and notice.withdrawn_on is None

    def consequences(self) -> list[str]:
        """Say what readers will and will not find."""
        if self.notice.is_upcoming_on(today()):
            return [_("The notice has not reached its first day: it never becomes public, and nobody learns of it.")]
        return [
            _("The notice stays where it is, with the mark “withdrawn” and your reason above its text."),
            _("Its files are closed at once: their links say that the notice was withdrawn."),
            _("It is not pinned on top any more."),
        ]

    def decide(self, data: dict[str, Any]) -> None:
        """Withdraw it from today."""
        withdraw_announcement(notice=self.notice, by=self.request.user, reason=data["reason"], on=today())


class RemoveView(DecisionView):
    """Remove what was published in error."""

    name, label, header_icon = "remove", gettext_lazy("Remove: published in error…"), "bin"
    is_harmful = True
    done = gettext_lazy("“%(title)s” is removed from the board; its address says that it is gone.")

    @classmethod
    def is_offered(cls, notice: AnnouncementPage) -> bool:
        """Only what is published is removed."""
        return notice.live

    def consequences(self) -> list[str]:
        """Say what goes, and what stays."""
        return [
            _("The notice leaves the board, the archive, search and feeds at once; its address says that it is gone."),
            _("Its files are gone, too. Neither title nor text nor your reason is shown to readers."),
            _("For editors it stays on record with its history, and can be brought back."),
            _("If readers should still see the notice with the reason, withdraw it instead."),
        ]

    def decide(self, data: dict[str, Any]) -> None:
        """Remove it today."""
        remove_announcement(notice=self.notice, by=self.request.user, reason=data["reason"], on=today())


class ReinstateView(DecisionView):
    """Take a withdrawal or a removal back."""

    name, label, header_icon = "reinstate", gettext_lazy("Bring the notice back…"), "rotate"
    done = gettext_lazy("“%(title)s” is brought back.")

    @classmethod
    def is_offered(cls, notice: AnnouncementPage) -> bool:
        """Only what was withdrawn or removed comes back."""
        return notice.withdrawn_on is not None or notice.removed_on is not None

    def consequences(self) -> list[str]:
        """Say where it will stand."""
        if self.notice.removed_on is not None:
            return [_("The notice becomes a draft: correct it, and send it for approval again.")]
        return [_("Mark and reason go, its files open again, and its window decides where it stands.")]

    def decide(self, data: dict[str, Any]) -> None:
        """Bring it back."""
        reinstate_announcement(notice=self.notice, by=self.request.user, reason=data["reason"])


class SupersedeView(DecisionView):
    """Put another notice in the place of this one."""

    name, label, header_icon = "supersede", gettext_lazy("Another notice takes its place…"), "redirect"
    form_class = SuccessorForm
    done = gettext_lazy("“%(title)s” now leads its readers to the notice that takes its place.")

    @classmethod
    def is_offered(cls, notice: AnnouncementPage) -> bool:
        """A published notice gets a successor."""
        return notice.is_in_force()

    def consequences(self) -> list[str]:
        """Say what readers will find on both."""
        return [
            _("This notice stays where it is and gets a banner that leads to the other one, once that one is public."),
            _("The other notice says below its title which one it takes the place of."),
        ]

    def decide(self, data: dict[str, Any]) -> None:
        """Mark it."""
        supersede_announcement(
            notice=self.notice, successor=data["successor"], by=self.request.user, reason=data["reason"]
        )


class WindowView(DecisionView):
    """Propose other days."""

    name, label, header_icon = "window", gettext_lazy("Change the display window…"), "calendar"
    form_class = WindowForm
    done = gettext_lazy("The new window of “%(title)s” waits for approval; until then the old one counts.")

    @classmethod
    def is_offered(cls, notice: AnnouncementPage) -> bool:
        """A published notice without other changes; the rest is done in its form."""
        return notice.is_in_force() and not notice.has_unpublished_changes and not notice.workflow_in_progress

    def consequences(self) -> list[str]:
        """Say when it counts."""
        window = {"first": fa_date(self.notice.display_from), "last": fa_date(self.notice.display_until)}
        return [
            _("Now the notice is displayed from %(first)s until %(last)s.") % window,
            _("The new days are sent for approval; they count once somebody else has approved them."),
        ]

    def decide(self, data: dict[str, Any]) -> None:
        """Send it for approval."""
        days = {name: data[name] for name in ("display_from", "display_until")}
        revise_window(notice=self.notice, **days, note=data["note"], by=self.request.user)


class ForceView(DecisionView):
    """Publish without approval."""

    name, label, header_icon = "force", gettext_lazy("Publish without approval…"), "warning"
    act = Act.FORCE_NOTICE
    is_harmful = True
    done = gettext_lazy("“%(title)s” is published without approval; the reason is on record.")

    @classmethod
    def is_offered(cls, notice: AnnouncementPage) -> bool:
        """A draft, or changes of a published notice."""
        return notice.removed_on is None and (not notice.live or notice.has_unpublished_changes)

    def consequences(self) -> list[str]:
        """Say what becomes public, and what is recorded."""
        draft = self.notice.get_latest_revision_as_object()
        first = fa_date(draft.display_from) if draft.display_from else "—"
        return [
            _("The newest saved text is published at once, although nobody has approved it."),
            _("Readers see it from %(day)s on.") % {"day": first},
            _("A waiting approval ends. Your name and the reason stay in the history of the notice."),
        ]

    def decide(self, data: dict[str, Any]) -> None:
        """Publish it."""
        publish_announcement(notice=self.notice, by=self.request.user, reason=data["reason"])


DECISIONS: tuple[type[DecisionView], ...] = (
    WindowView,
    SupersedeView,
    WithdrawView,
    ReinstateView,
    RemoveView,
    ForceView,
)


def decision_urls() -> list[Any]:
    """Return the addresses of the decisions, below the admin."""
    return [path(f"notice/<int:pk>/{view.name}/", view.as_view(), name=f"notice_{view.name}") for view in DECISIONS]


def decision_buttons(notice: AnnouncementPage, user: Any) -> list[Button]:
    """Return the decisions that `user` may make about the notice now."""
    return [
        Button(
            view.label,
            url=reverse(f"notice_{view.name}", args=[notice.pk]),
            icon_name=view.header_icon,
            priority=60 + place,
        )
        for place, view in enumerate(DECISIONS)
        if may(user, view.act) and view.is_offered(notice)
    ]
