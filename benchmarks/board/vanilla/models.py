"""Pages with a window and documents, listed by their parent."""

from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail.search import index


class IndexPage(Page):
    """The list."""

    template = "vanilla/index.html"

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the newest children whose window holds today."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        day = timezone.localdate()
        children = NoticePage.objects.child_of(self).live().filter(display_from__lte=day, display_until__gte=day)
        context["notices"] = Paginator(children.order_by("-first_published_at"), 20).get_page(request.GET.get("page"))
        return context


class NoticePage(Page):
    """A notice."""

    display_from = models.DateField()
    display_until = models.DateField()
    body = RichTextField()

    template = "vanilla/notice.html"
    search_fields = [*Page.search_fields, index.SearchField("body")]


class NoticeDocument(Orderable):
    """A document below a notice."""

    page = ParentalKey(NoticePage, on_delete=models.CASCADE, related_name="attachments")
    label = models.CharField(max_length=200)
    document = models.ForeignKey("wagtaildocs.Document", models.CASCADE, related_name="+")
