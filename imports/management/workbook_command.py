"""What the commands about workbooks share: their arguments, their JSON answer and their exit status."""

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from imports.engine.issues import Issue
from imports.management.mapping_argument import add_mapping_argument
from imports.messages import located, notice_text, question_text, sentence
from imports.models import CellIssue, Kind
from organisation.models import User

USAGE_ERROR = 2


class WorkbookCommand(BaseCommand):
    """A command that takes a kind and a file, and prints one JSON object.

    The exit status is 0 when the file can be (or was) applied whole, 1 when it cannot, 2 for a usage error.
    """

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare what both commands take."""
        parser.add_argument("kind", choices=Kind.values, help="What the workbook holds.")
        parser.add_argument("file", help="The workbook.")
        parser.add_argument("--as", dest="username", help="Act as this user; without it, as HQ.")
        parser.add_argument("--option", action="append", default=[], metavar="NAME=VALUE", help="May be repeated.")
        parser.add_argument("--answer", action="append", default=[], metavar="CODE=CHOICE", help="Settles a question.")
        add_mapping_argument(parser)

    def sender(self, username: str | None) -> User | None:
        """Return the user to act as."""
        return named_user(username)

    def existing(self, file: str) -> Path:
        """Return the path of the file.

        Raises:
            CommandError: there is none.
        """
        path = Path(file)
        if not path.is_file():
            raise CommandError(f"There is no file {file!r}.", returncode=USAGE_ERROR)
        return path

    def pairs(self, words: Iterable[str]) -> dict[str, str]:
        """Return NAME=VALUE words as a dictionary.

        Raises:
            CommandError: one has no "=".
        """
        named = dict(word.split("=", 1) for word in words if "=" in word)
        if len(named) != len(list(words)):
            raise CommandError("Write options as NAME=VALUE, each name once.", returncode=USAGE_ERROR)
        return named

    def answer(self, *, is_whole: bool, **parts: Any) -> None:
        """Print the answer and end with the status that it means."""
        self.stdout.write(json.dumps(parts, ensure_ascii=False, indent=1))
        if not is_whole:
            sys.exit(1)


def named_user(username: str | None) -> User | None:
    """Return the user to act as; None is HQ.

    Raises:
        CommandError: there is no such user.
    """
    if not username:
        return None
    user = User.objects.filter(username=username).first()
    if user is None:
        raise CommandError(f"There is no user {username!r}.", returncode=USAGE_ERROR)
    return user


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def errors_json(issues: Iterable[Issue | CellIssue]) -> list[dict[str, Any]]:
    """Return issues as the answer lists them, in the order of the file."""
    return [
        {
            "sheet": issue.sheet,
            "row": issue.row,
            "cell": issue.cell,
            "column": issue.column,
            "field": issue.field,
            "code": issue.code,
            "value": issue.value,
            "message": located(
                issue.code,
                {"value": issue.value, "heading": issue.column, **issue.params},
                sheet=issue.sheet,
                row=issue.row,
                column=issue.column,
            ),
        }
        for issue in sorted(issues, key=lambda issue: (issue.sheet_index, issue.row or 0))
    ]


def failure_json(failure: tuple[str, Mapping[str, Any]] | None) -> list[dict[str, Any]]:
    """Return the refusal of a whole file as an error without a place."""
    if failure is None or not failure[0]:
        return []
    code, params = failure
    place = {"sheet": params.get("sheet"), "row": params.get("row"), "cell": "", "column": "", "field": "", "value": ""}
    return [{**place, "code": code, "message": sentence(code, params)}]


def notices_json(notices: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return notices with their sentences."""
    return [{**notice, "message": notice_text(notice)} for notice in notices]


def questions_json(questions: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return questions with their sentences."""
    return [{**question, "message": question_text(question)} for question in questions]
