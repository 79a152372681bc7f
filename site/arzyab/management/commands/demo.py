"""Seed the demonstration and say who can sign in."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from arzyab.demo.clear import clear
from arzyab.demo.people import LOGINS, PASSWORD
from arzyab.demo.sizes import SIZES, Size
from arzyab.demo.story import tell
from organisation.models import User


class Command(BaseCommand):
    """manage.py demo [--size small|normal|full] [--clear] [--migrate] [--if-empty] [--logins ADDRESS]."""

    help = "Seed the fictional demonstration; it is refused where real data may be."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--size", choices=SIZES, default="normal", help="2,000, 20,000 or 107,000 schools")
        parser.add_argument("--clear", action="store_true", help="delete every record and account first")
        parser.add_argument("--migrate", action="store_true", help="bring the database up to date first")
        parser.add_argument("--if-empty", action="store_true", help="seed nothing where there are accounts already")
        parser.add_argument("--logins", metavar="ADDRESS", help="print the address and the logins at the end")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Seed, and say who can sign in."""
        if options["migrate"]:
            call_command("migrate", interactive=False, verbosity=0)
        if options["clear"] or not (options["if_empty"] and User.objects.exists()):
            self.seed(SIZES[options["size"]], clear_first=options["clear"])
        if options["logins"]:
            self.print_logins(options["logins"])

    def seed(self, size: Size, *, clear_first: bool) -> None:
        """Seed into an empty database, or one emptied on purpose; what is being made goes to standard error."""
        if not getattr(settings, "ARZYAB_DEMO", False):
            raise CommandError("These settings are not a demonstration's: nothing was seeded or deleted.")
        if clear_first:
            clear()
        elif User.objects.exists():
            raise CommandError("There are accounts already. Add --clear to delete everything and seed anew.")
        tell(size, lambda part: self.stderr.write(f"arzyab: seeding {part}"))

    def print_logins(self, address: str) -> None:
        """Print the address, every role's user name and the one password, in Persian and English."""
        known = set(User.objects.filter(username__in=[x.username for x in LOGINS]).values_list("username", flat=True))
        lines = [
            "",
            f"  Arzyab is running / ارزیاب آماده است:  {address}/",
            f"  admin / پیشخوان:  {address}/admin/",
            "",
        ]
        if known:
            lines.append(f"  password of all / گذرواژه همه:  {PASSWORD}")
            lines += [f"  {x.username:<12} {x.english:<34} {x.persian}" for x in LOGINS if x.username in known]
        lines += ["", "  Ctrl-C stops it / برای توقف Ctrl-C را بزنید", ""]
        self.stdout.write("\n".join(lines))
        self.stdout.flush()
