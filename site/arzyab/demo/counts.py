"""The notice of the inspection counts: its two files, and a week later their second versions under the same links."""

from datetime import timedelta

from arzyab.demo.notice_texts import COUNTS_NOTICE
from cms_pages.models import AnnouncementPage
from cms_pages.services.approve_announcement import approve_announcement
from cms_pages.services.submit_announcement import submit_announcement
from evaluation_admin.models import InspectionProgramme
from imports.services.publish_inspection_counts import publish_inspection_counts
from organisation.models import User
from persian.clock import today


def make_counts() -> None:
    """Publish the counts of the programme as of a week before its data day, and then as of that day."""
    programme = InspectionProgramme.objects.get()
    editor, director = (User.objects.get(username=name) for name in ("hq_editor", "director"))
    last = min(programme.as_of or today(), today())
    for day in (last - timedelta(days=7), last):
        notice = AnnouncementPage.objects.get(title=COUNTS_NOTICE)
        publish_inspection_counts(programme=programme, as_of=day, renews=notice, by=editor)
        notice.refresh_from_db()
        submit_announcement(notice=notice, by=editor)
        approve_announcement(notice=notice, by=director)
