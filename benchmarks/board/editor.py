"""An editor in a process of their own: publishes and withdraws notices, and says when each was committed."""

import json
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

A_MINUTE = 100
SECONDS = 24


def churn() -> dict[str, Any]:
    """Publish a hundred notices a minute and withdraw each a moment later; a line for each, with what shows it."""
    from cms_pages.services.withdraw_announcement import withdraw_announcement
    from organisation.models import User

    pause = 60 / A_MINUTE
    editor = User.objects.create_superuser(f"editor-{time.time():.0f}", password=None)
    count = int(SECONDS / pause)
    began = time.time()
    late = 0.0
    for number in range(count):
        time.sleep(max(began + number * pause - time.time(), 0))
        late = max(late, time.time() - began - number * pause)
        made = _tell("publish", f"n{number:03}", lambda title: _publish(title))
        time.sleep(max(began + (number + 0.5) * pause - time.time(), 0))
        _tell(
            "withdraw",
            f"w{number:03}",
            lambda reason, notice=made: withdraw_announcement(
                notice=notice, by=editor, reason=reason, on=timezone.localdate()
            ),
        )
    return {"published": count, "late": round(late, 2)}


def edges() -> dict[str, Any]:
    """Publish a notice whose last day is today, and one whose first day is tomorrow."""
    today, day = timezone.localdate(), timedelta(days=1)
    _publish("واپسین روز", first=today - day, last=today)
    _publish("نخستین روز", first=today + day, last=today + day)
    return {}


def _publish(title: str, *, first: Any = None, last: Any = None) -> Any:
    from cms_pages.services.draft_announcement import draft_announcement

    first = first or timezone.localdate()
    notice = draft_announcement(
        title=title, display_from=first, display_until=last or first, by=None, paragraphs=["متن."], is_important=True
    )
    notice.latest_revision.publish()
    notice.refresh_from_db()
    return notice


def _tell(what: str, shows: str, work: Callable[[str], Any]) -> Any:
    committed: list[float] = []
    with transaction.atomic():
        transaction.on_commit(lambda: committed.append(time.time()))  # the first to be called
        made = work(shows)
    print(json.dumps({"what": what, "shows": shows, "at": committed[0]}), flush=True)
    return made
