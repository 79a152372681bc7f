"""The registry of letters and circulars, and where notices cite them (requirements R13 to R19)."""

from typing import Any

from django.conf import settings
from django.contrib.admin import display
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms_pages.models.attachment import AttachmentVersion
from organisation.scoping import ScopedModel
from persian.digits import to_ascii_digits
from persian.fields import CanonicalCharField, MatchKeyField, SearchKeyField
from persian.jalali import fa_date, format_jalali


class LetterDirection(models.TextChoices):
    """Which way a letter went, seen from headquarters."""

    RECEIVED = "received", _("Received")
    SENT = "sent", _("Sent")
    INTERNAL = "internal", _("Internal")


class DateStatus(models.TextChoices):
    """What the day of a letter rests on."""

    UNKNOWN = "unknown", _("Not known")
    CERTAIN = "certain", _("All citations agree")
    CONFLICTING = "conflicting", _("Citations contradict each other")
    SETTLED = "settled", _("Settled")


class Letter(ScopedModel):
    """A letter or circular; one may have a day and no number (requirement R15)."""

    is_national = True
    search_paths = ("search_key",)

    number = models.CharField(
        _("number"), max_length=60, blank=True, help_text=_("As the letter has it: 24/189975/110.")
    )
    date = models.DateField(_("date"), null=True, blank=True)
    date_status = models.CharField(
        _("certainty of the date"), max_length=12, choices=DateStatus, default=DateStatus.UNKNOWN, editable=False
    )
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False,
        verbose_name=_("date settled by"),
    )  # fmt: skip
    direction = models.CharField(
        _("direction"), max_length=10, choices=LetterDirection, default=LetterDirection.RECEIVED
    )
    issuer = CanonicalCharField(_("issuer"), max_length=160, blank=True)
    recipients = models.TextField(_("recipients"), blank=True, help_text=_("One group or body a line."))
    subject = CanonicalCharField(_("subject"), max_length=300, blank=True)
    channel = CanonicalCharField(
        _("way of dispatch"), max_length=80, blank=True, help_text=_("Office automation, post, …")
    )
    raw_text = models.TextField(_("text of the letter"), blank=True, help_text=_("Kept letter for letter."))
    file = models.ForeignKey(
        AttachmentVersion, models.SET_NULL, null=True, blank=True, related_name="+", editable=False,
        verbose_name=_("file"),
    )  # fmt: skip
    number_key = MatchKeyField(sources=("number",))
    search_key = SearchKeyField(sources=("number", "subject", "issuer"))

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = [models.F("date").desc(nulls_first=True), "number_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["number_key"],
                condition=~models.Q(number_key=""),
                name="letter_once",
                violation_error_message=_("A letter with this number is registered already: edit that one."),
            )
        ]

    def __str__(self) -> str:
        day = fa_date(self.date) if self.date else ""
        parts = [self.number or str(_("without a number")), day]
        return " – ".join(part for part in parts if part)

    def clean(self) -> None:
        """Ask for a number or a day; the number's digits are stored as ASCII."""
        self.number = to_ascii_digits(self.number).strip()
        if not self.number and not self.date:
            raise ValidationError({"number": _("Give the number of the letter, or its date where it has none.")})

    @property
    @display(description=_("letter"))
    def title(self) -> str:
        """Return number and day, as lists name it."""
        return str(self)

    @property
    def sentence(self) -> str:
        """Return how a text cites it: «نامه شماره 749014 مورخ 1398/12/24»."""
        number = f"شماره {self.number}" if self.number else ""
        day = f"مورخ {format_jalali(self.date, 'ascii')}" if self.date else ""
        return " ".join(part for part in ("نامه", number, day) if part)


class Citation(models.Model):
    """One place where a published notice cites a letter; the raw words stay as they were written."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="citations", verbose_name=_("letter"))
    notice = models.ForeignKey(
        "cms_pages.AnnouncementPage", models.CASCADE, related_name="citations", verbose_name=_("notice")
    )
    raw = models.CharField(_("as cited"), max_length=200)
    cited_date = models.DateField(_("cited date"), null=True)
    clause = models.CharField(_("clause"), max_length=60, blank=True)
    place = models.PositiveIntegerField(_("place in the text"))

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["notice", "place"]
        constraints = [models.UniqueConstraint(fields=["notice", "place"], name="citation_once")]

    def __str__(self) -> str:
        return self.raw


def letters_of(notice: Any) -> "models.QuerySet[Letter]":
    """Return the letters that a notice cites, in the order of its text."""
    first = models.Min("citations__place", filter=models.Q(citations__notice=notice))
    return Letter.objects.filter(citations__notice=notice).annotate(first=first).order_by("first")
