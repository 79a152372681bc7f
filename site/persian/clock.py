"""The one place that asks what day it is: Tehran's."""

from datetime import date

from django.utils import timezone


def today() -> date:
    """Return the local day in the project's time zone (Asia/Tehran)."""
    return timezone.localdate()
