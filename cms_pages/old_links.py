"""Addresses of the old portal lead to the notices that came from there."""

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from cms_pages.models import AnnouncementPage
from persian.clock import today


@require_safe
def redirect_old_notice(request: HttpRequest, old_id: int, rest: str = "") -> HttpResponsePermanentRedirect:
    """Lead from /fa/announcement/30001/… to the notice with that number, once it is public.

    Source: product.md, «The portal board itself».
    """
    notice = AnnouncementPage.objects.public_on(today()).filter(old_id=old_id).first()
    if notice is None:
        raise Http404
    return HttpResponsePermanentRedirect(str(notice.url))
