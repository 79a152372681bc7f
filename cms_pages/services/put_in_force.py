"""Record since when the files of a published notice are public; earlier draft uploads never were."""

from datetime import datetime

from cms_pages.models import AnnouncementPage, AttachmentVersion


def put_in_force(*, notice: AnnouncementPage, at: datetime) -> None:
    """Stamp the present versions of the notice's attachments that were not public before."""
    present = notice.attachments.exclude(version=None).values("version")
    AttachmentVersion.objects.filter(pk__in=present, since=None).update(since=at)
