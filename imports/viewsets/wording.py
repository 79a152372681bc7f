"""People and places of a batch, in words."""

from django.utils.translation import gettext as _

from imports.models import ImportBatch


def sender_of(batch: ImportBatch) -> str:
    """Return who sent the file."""
    return str(batch.uploaded_by) if batch.uploaded_by else _("Administrator (command line)")


def people_of(batch: ImportBatch) -> str:
    """Return who sent the file, who confirmed it where that was another, and who approved it."""
    people = sender_of(batch)
    if batch.confirmed_by and batch.confirmed_by_id != batch.uploaded_by_id:
        people = _("%(name)s, confirmed by %(other)s") % {"name": people, "other": batch.confirmed_by}
    if batch.approved_by:
        people = _("%(name)s, approved by %(approver)s") % {"name": people, "approver": batch.approved_by}
    return people


def place_of(batch: ImportBatch) -> str:
    """Return whose rows the file brings: a district and its directorate, a directorate, or the country."""
    if batch.district:
        return f"{batch.directorate}، {batch.district}" if batch.directorate else str(batch.district)
    return str(batch.directorate) if batch.directorate else _("Whole country")
