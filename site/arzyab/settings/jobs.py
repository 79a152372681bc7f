"""Background jobs: the task backends and, where Redis is configured, the queues of django-rq."""

from typing import Any

# The job class refuses any function that is not a declared task, and JSON cannot carry code: a process that reaches
# Redis can then break a job, never run one of its own (trust.md T9).
RQ = {
    "JOB_CLASS": "django_tasks_rq.Job",
    "QUEUE_CLASS": "imports.queue.OnCommitQueue",
    "SHOW_ADMIN_LINK": False,
}


def task_backends(redis_url: str) -> dict[str, dict[str, Any]]:
    """Return TASKS: Wagtail's own small tasks run at once; `jobs` goes to a worker process."""
    backend = "django_tasks_rq.RQBackend" if redis_url else "django_tasks_db.DatabaseBackend"
    return {
        "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
        "jobs": {"BACKEND": backend, "QUEUES": ["default"]},
    }


def rq_queues(redis_url: str, longest_run: int) -> dict[str, dict[str, Any]]:
    """Return RQ_QUEUES; without Redis the queue is declared (django-rq asks for one) and never used."""
    return {
        "default": {
            "URL": redis_url or "redis://localhost:6379/0",
            # A run ends by itself before; this is the second line, for jobs that nobody watches.
            "DEFAULT_TIMEOUT": longest_run + 60,
            "SERIALIZER": "rq.serializers.JSONSerializer",
        }
    }
