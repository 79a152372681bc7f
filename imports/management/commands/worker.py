"""`manage.py worker`: runs background jobs until it is stopped, in either mode; one is enough, several do no harm."""

import sys
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from imports.management.run_watch import RunWatch
from imports.management.supervisor import Chore, Supervisor, WorkerWillNotStart
from imports.queue import forget_lost_messages
from imports.services.forget_old_staging import forget_old_staging
from imports.services.sweep_batches import sweep_batches
from organisation.services.sync_groups import sync_all_groups
from persian.clock import today

_SECOND, _MINUTE, _HOUR, _DAY = 1, 60, 3_600, 86_400
_ON_DATABASE = ("db_worker", "--backend", "jobs", "--no-reload", "--no-startup-delay")
_ON_REDIS = (
    "rqworker",
    "default",
    "--job-class",
    "django_tasks_rq.Job",
    "--serializer",
    "rq.serializers.JSONSerializer",
)


class Command(BaseCommand):
    """Run the worker of the configured queue, and the chores that nobody asks for."""

    help = "Run background jobs: the queue's worker, the sweep of lost batches, and the daily chores."

    def handle(self, **options: Any) -> None:
        """Work until a signal says stop."""
        worker = _ON_REDIS if settings.REDIS_URL else _ON_DATABASE
        chores = [
            Chore("sweep of batches", _MINUTE, lambda: sweep_batches(at=timezone.now())),
            Chore("groups of today's postings", _HOUR, _sync_groups_daily()),
            Chore("old messages", _DAY, _forget_messages),
            # Every hour, because one run takes no more than a part of a large backlog; mostly there is nothing.
            Chore("old staged rows", _HOUR, lambda: forget_old_staging(at=timezone.now())),
        ]
        command = [sys.executable, str(settings.ROOT / "manage.py"), *worker, "--verbosity", str(options["verbosity"])]
        with RunWatch(limit=settings.ARZYAB_IMPORT_MAX_SECONDS) as watch:
            chores.append(Chore("runs that last too long", _SECOND, watch.look))
            self._supervise(Supervisor(command, chores, environment=watch.environment))

    def _supervise(self, supervisor: Supervisor) -> None:
        try:
            supervisor.run()
        except WorkerWillNotStart as error:
            raise CommandError("The worker ends as soon as it is started: see its messages above.") from error


def _sync_groups_daily() -> Any:
    """Return a chore that follows the postings once on every new day, whenever midnight falls."""
    done_on = None

    def sync() -> None:
        nonlocal done_on
        day = today()
        if day != done_on:
            sync_all_groups(on=day)
            done_on = day

    return sync


def _forget_messages() -> None:
    if not settings.REDIS_URL:
        call_command("prune_db_task_results", "--backend", "jobs", verbosity=0)
        forget_lost_messages(before=timezone.now() - timedelta(days=1))
