"""Show the board of a day."""

import json
import re
from contextlib import suppress
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _

from cms_pages.services.board_on import board_on
from persian.clock import today
from persian.date_errors import date_error_message
from persian.jalali import JalaliError, parse_jalali

_ISO = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")


class Command(BaseCommand):
    """The board command."""

    help = "Show which notices are current, archived and upcoming on a day."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the day and the form of the answer."""
        parser.add_argument(
            "--on", metavar="DAY", help="Jalali in any spelling, or ISO (2019-04-30); today if left out"
        )
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *args: Any, on: str | None, json: bool, **options: Any) -> None:
        """Print the board."""
        with translation.override("fa"):
            answer = board_on(_day(on) if on else today())
            self.stdout.write(_as_json(answer) if json else _as_text(answer))


def _day(text: str) -> date:
    if _ISO.fullmatch(text):  # typed as ISO: no spreadsheet's misreading, whatever its year
        with suppress(ValueError):
            return date.fromisoformat(text)
    try:
        return parse_jalali(text)
    except JalaliError as error:
        raise CommandError(date_error_message(error)) from error


def _as_json(answer: dict[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _as_text(answer: dict[str, Any]) -> str:
    labels = {"current": _("Current"), "archived": _("Archived"), "upcoming": _("Upcoming")}
    lines = [answer["jalali"]]
    for state, label in labels.items():
        lines.append(f"{label}:")
        lines += [f"  {row['from']} – {row['until']}  {row['title']}" for row in answer[state]] or ["  —"]
    return "\n".join(lines)
