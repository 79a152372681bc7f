"""The frame of a decision's screen: who may come, what it says, what becomes of a refusal."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms_pages.models import AnnouncementPage
from cms_pages.viewsets.decision_forms import ReasonForm
from organisation.acts import Act, require


class DecisionView(WagtailAdminTemplateMixin, FormView):
    """One decision about one notice: a province learns nothing of it, others are told what their role allows."""

    template_name = "cms_pages/admin/decision.html"
    form_class: Any = ReasonForm
    _show_breadcrumbs = True
    act: str = Act.PUBLISH_NOTICE
    name = ""
    label: Any = ""
    reason_help: Any = gettext_lazy("It is recorded with your name, and not shown to readers.")
    is_harmful = False
    done: Any = ""
    notice: AnnouncementPage

    @classmethod
    def is_offered(cls, notice: AnnouncementPage) -> bool:
        """Return whether the decision makes sense for the notice as it stands."""
        raise TypeError(cls)

    def consequences(self) -> list[str]:
        """Return what will happen, a sentence each."""
        raise TypeError(self)

    def decide(self, data: dict[str, Any]) -> None:
        """Call the service."""
        raise TypeError(self)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Open for those who may decide, about a notice of which it can be decided."""
        notice = AnnouncementPage.objects.filter(pk=kwargs["pk"]).first()
        if notice is None or not notice.may_be_edited_by(request.user):
            raise Http404
        require(request.user, self.act)
        self.notice = notice
        if not self.is_offered(notice):
            messages.warning(request, _("This cannot be done with the notice as it stands now."))
            return redirect("wagtailadmin_pages:edit", notice.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the notice."""
        return super().get_form_kwargs() | {"notice": self.notice, "reason_help": self.reason_help}

    def form_valid(self, form: Any) -> HttpResponse:
        """Decide, or show the form again with what the service refused."""
        try:
            self.decide(form.cleaned_data)
        except ValidationError as refusal:
            known = {name: found for name, found in _by_field(refusal).items() if name in form.fields}
            form.add_error(None, ValidationError(known) if known else refusal.messages)
            return self.form_invalid(form)
        except PermissionDenied as refusal:
            messages.error(self.request, str(refusal))
        else:
            messages.success(self.request, self.done % {"title": self.notice.get_admin_display_title()})
        return redirect("wagtailadmin_pages:edit", self.notice.pk)

    def get_page_title(self) -> str:
        """Return the heading; the dots only say that a screen follows."""
        return str(self.label).rstrip("…")

    def get_page_subtitle(self) -> str:
        """Return the notice's title."""
        return self.notice.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("notices:index"), "label": _("Notices")},
            {"url": reverse("wagtailadmin_pages:edit", args=[self.notice.pk]), "label": self.get_page_subtitle()},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what will happen."""
        context = super().get_context_data(**kwargs)
        back = reverse("wagtailadmin_pages:edit", args=[self.notice.pk])
        context |= {"notice": self.notice, "consequences": self.consequences(), "back": back, "view": self}
        return context | {"confirm": self.get_page_title()}


def _by_field(refusal: ValidationError) -> dict[str, Any]:
    return refusal.error_dict if hasattr(refusal, "error_dict") else {}
