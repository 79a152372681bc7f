"""Load the notices of an old board from its text form."""

import json
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _

from cms_pages.rules.board_text import BoardTextError
from cms_pages.services.load_board_text import LoadResult, load_board_text
from persian.digits import to_persian_digits


class Command(BaseCommand):
    """The load_board_text command."""

    help = "Publish the notices of a board's text form (UTF-8); a second run of the same file changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, and whether to write."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="write nothing; say what would be loaded")

    def handle(self, *args: Any, file: Path, dry_run: bool, **options: Any) -> None:
        """Print the summary as JSON, and the warnings as sentences on the error stream."""
        with translation.override("fa"):
            result = self._load(file, dry_run)
            self.stdout.write(json.dumps(result.as_json(), ensure_ascii=False, indent=2))
            for warning in result.warnings:
                subject = f"«{warning.notice}»: " if warning.notice else ""
                self.stderr.write(self.style.WARNING(f"{_('Warning')}: {subject}{warning.message}"))

    def _load(self, file: Path, dry_run: bool) -> LoadResult:
        try:
            return load_board_text(text=file.read_text(encoding="utf-8-sig"), dry_run=dry_run)
        except OSError as error:
            raise CommandError(_("The file %(file)s cannot be read.") % {"file": file}) from error
        except UnicodeDecodeError as error:
            raise CommandError(_("The file %(file)s is not UTF-8 text: save it as UTF-8.") % {"file": file}) from error
        except BoardTextError as error:
            raise CommandError(_sentence(error)) from error
        except ValidationError as error:
            raise CommandError(_("Nothing was loaded: %(why)s") % {"why": " ".join(error.messages)}) from error


def _sentence(error: BoardTextError) -> str:
    """Say why the text is no board, and where."""
    sentences = {
        "no_notice": _("Nothing was loaded: the file holds no line with a display window."),
        "bad_window": _("Nothing was loaded: the display window in line %(line)s cannot be read: %(text)s"),
        "window_ends_early": _("Nothing was loaded: the window in line %(line)s ends before it begins: %(text)s"),
        "text_after_last_window": _(
            "Nothing was loaded: after the last display window there is text without a window, up to line %(line)s: "
            "%(text)s"
        ),
    }
    return sentences[error.code] % {"line": to_persian_digits(error.line), "text": error.text}
