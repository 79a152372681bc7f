"""Load the notices of an old board from a folder of a list and files."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _

from cms_pages.rules.board_folder import BoardFolderError
from cms_pages.services.load_board_folder import FolderResult, load_board_folder
from persian.digits import to_persian_digits


class Command(BaseCommand):
    """The load_board_folder command."""

    help = "Publish the notices that FOLDER/notices.csv lists, with their files; a second run changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder, and whether to write."""
        parser.add_argument("folder", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="check everything, and keep nothing")

    def handle(self, *args: Any, folder: Path, dry_run: bool, **options: Any) -> None:
        """Print the summary as JSON, and the warnings as sentences on the error stream."""
        with translation.override("fa"):
            result = self._load(folder, dry_run)
            self.stdout.write(json.dumps({**asdict(result), "dry_run": dry_run}, ensure_ascii=False, indent=2))
            for warning in result.warnings:
                self.stderr.write(self.style.WARNING(f"{_('Warning')}: «{warning.notice}»: {warning.message}"))

    def _load(self, folder: Path, dry_run: bool) -> FolderResult:
        try:
            return load_board_folder(folder=folder, dry_run=dry_run)
        except BoardFolderError as error:
            raise CommandError(_sentence(error)) from error
        except ValidationError as error:
            raise CommandError(_("Nothing was loaded: %(why)s") % {"why": " ".join(error.messages)}) from error


def _sentence(error: BoardFolderError) -> str:
    """Say what is wrong, and where."""
    reasons = {
        "no_list": _("the folder holds no readable file “%(value)s”."),
        "not_utf8": _("“%(value)s” is not UTF-8 text: save it as UTF-8."),
        "no_heading": _("the list has no line of headings, or a quotation mark in it is not closed."),
        "missing_column": _("the column “%(column)s” is missing."),
        "unknown_column": _("the list does not know the column “%(value)s”."),
        "twice": _("“%(column)s” is there twice: %(value)s"),
        "required": _("“%(column)s” is empty."),
        "bad_date": _("“%(value)s” in the column “%(column)s” is no day that can be read without guessing."),
        "bad_number": _("“%(value)s” in the column “%(column)s” is no number."),
        "bad_choice": _("“%(value)s” in the column “%(column)s” is neither yes nor no."),
        "too_long": _("the text in the column “%(column)s” is too long: %(value)s"),
        "window_ends_early": _("the display window ends before it begins."),
        "bad_file_entry": _("“%(value)s” is no list of files: write label | file; label | file"),
        "file_missing": _("the file “%(value)s” is not in the folder."),
        "file_outside": _("the file “%(value)s” lies outside the folder."),
        "refused_file": _("the board does not take one of the files (%(value)s)."),
    }
    value = error.value or "notices.csv"
    reason = reasons[error.code] % {"column": error.column, "value": value}
    if error.line:
        return _("Nothing was loaded. Line %(line)s: %(reason)s") % {
            "line": to_persian_digits(error.line),
            "reason": reason,
        }
    return _("Nothing was loaded: %(why)s") % {"why": reason}
