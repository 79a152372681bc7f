"""The queue of django-rq, made to wait for COMMIT; it only wakes the worker, the batch row is the truth."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.module_loading import import_string
from django_rq.queues import DjangoRQ
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult


class OnCommitQueue(DjangoRQ):
    """Send a job after the surrounding transaction commits, and never for one that rolls back.

    django-tasks-rq enqueues at once, so a worker would look for rows that it cannot see yet. A queue that cannot be
    reached must not break the save either: the sweeper enqueues what was lost.
    """

    def enqueue_job(self, job: Any, pipeline: Any = None, at_front: bool = False, **options: Any) -> Any:
        """Enqueue `job` on commit, or at once outside a transaction."""
        send = super().enqueue_job
        return self._after_commit(job, pipeline, lambda: send(job, pipeline=pipeline, at_front=at_front, **options))

    def schedule_job(self, job: Any, datetime: Any, pipeline: Any = None) -> Any:
        """Schedule `job` on commit, or at once outside a transaction."""
        send = super().schedule_job
        return self._after_commit(job, pipeline, lambda: send(job, datetime, pipeline=pipeline))

    def _after_commit(self, job: Any, pipeline: Any, send: Callable[[], Any]) -> Any:
        if pipeline is None and transaction.get_connection().in_atomic_block:

            def later() -> None:  # robust=True reads __qualname__, which a partial lacks
                send()

            transaction.on_commit(later, robust=True)
            return job
        return send()


def wake(batch_id: int) -> None:
    """Tell a worker that a batch waits for it; a message that is lost or doubled does no harm.

    The job is named by its path because jobs call services, and services call this.
    """
    import_string("imports.jobs.run_batch").enqueue(batch_id)


def forget_lost_messages(*, before: datetime) -> int:
    """Delete the queue's own notes of jobs whose worker died; the batches themselves were taken up again long ago."""
    lost = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=before)
    return lost.delete()[0]
