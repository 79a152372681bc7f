"""The deadlines that notices name, as a calendar to subscribe to (iCalendar, RFC 5545)."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from cms_pages.feeds import window_text
from cms_pages.models import AnnouncementPage, BoardPage
from persian.clock import today
from persian.digits import to_persian_digits
from persian.jalali import fa_date

_KEPT = timedelta(days=366)
_REFRESH = "PT6H"


@require_safe
def deadline_calendar(request: HttpRequest) -> HttpResponse:
    """Send an all-day event for each deadline of a public notice, until a year after it has passed."""
    board, day = BoardPage.objects.get(), today()
    calendar = Calendar()
    calendar.add("prodid", "-//Arzyab//Deadlines//FA")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Deadlines of %(board)s") % {"board": board.title})
    calendar.add("x-published-ttl", _REFRESH)
    for notice in board.notices.public_on(day).filter(deadline__gte=day - _KEPT).order_by("deadline", "pk"):
        calendar.add_component(_event(notice, request))
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="deadlines.ics"'
    return response


def _event(notice: AnnouncementPage, request: HttpRequest) -> Event:
    event: Any = Event()
    address = request.build_absolute_uri(str(notice.url))
    event.add("uid", f"notice-{notice.pk}-deadline@{request.get_host()}")
    event.add("dtstamp", notice.last_published_at or timezone.now())
    event.add("dtstart", notice.deadline)
    event.add("dtend", notice.deadline + timedelta(days=1))  # type: ignore[operator]  # the query asked for one
    event.add("summary", _("Deadline: %(title)s") % {"title": to_persian_digits(notice.title)})
    last_day = _("Until the end of %(day)s") % {"day": fa_date(notice.deadline)}
    event.add("description", f"{last_day}\n{window_text(notice)}\n{address}")
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    return event
