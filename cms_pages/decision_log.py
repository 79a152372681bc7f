"""How a decision about a notice reads in Wagtail's histories."""

from typing import Any

from wagtail.log_actions import LogFormatter

from cms_pages.models import Decision


def formatter(kind: Decision) -> type[LogFormatter]:
    """Return the formatter of one kind: what was decided, and why as its comment."""

    class DecisionFormatter(LogFormatter):
        label = message = kind.label

        def format_comment(self, log_entry: Any) -> str:
            return str(log_entry.data.get("reason", ""))

    return DecisionFormatter
