"""People and places of a batch, in words."""

from django.utils.translation import gettext as _

from imports.models import ImportBatch


def sender_of(batch: ImportBatch) -> str:
    """Return who sent the file."""
    return str(batch.uploaded_by) if batch.uploaded_by else _("Administrator (command line)")


def place_of(batch: ImportBatch) -> str:
    """Return whose rows the file brings: a district and its directorate, a directorate, or the country."""
    if batch.district:
        return f"{batch.directorate}، {batch.district}" if batch.directorate else str(batch.district)
    return str(batch.directorate) if batch.directorate else _("Whole country")
