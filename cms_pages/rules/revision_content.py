"""What two states of a notice differ in: who wrote it, and what its readers must be told; pure.

A state is the content of one of Wagtail's revisions: field names and JSON values, child rows as lists.
"""

from collections.abc import Iterable, Mapping
from typing import Any

Content = Mapping[str, Any]

WINDOW = "window"
FILES = "files"
TEXT = "text"

_WINDOW_FIELDS = frozenset({"display_from", "display_until"})
# Of the record, not of what somebody wrote.
_BOOKKEEPING = frozenset(
    {
        "pk", "id", "path", "depth", "numchild", "url_path", "translation_key", "locale", "content_type", "page_ptr",
        "live", "has_unpublished_changes", "first_published_at", "last_published_at", "live_revision", "draft_title",
        "latest_revision", "latest_revision_created_at", "go_live_at", "expire_at", "expired", "locked", "locked_at",
        "locked_by", "owner", "alias_of", "search_description", "seo_title", "show_in_menus", "source_digest",
        "wagtail_admin_comments", "withdrawn_on", "withdrawal_reason", "removed_on",
    }
)  # fmt: skip
# Readers are not told of these: what the change is, what the notice takes the place of, where it is pinned, who
# is asked for a receipt.
_WITHOUT_NOTE = frozenset(
    {"change_note", "change_is_minor", "supersedes", "is_important", "slug", "old_id", "addressees"}
)


def substance(content: Content) -> dict[str, Any]:
    """Return what somebody wrote in this state; rows without their keys in the database, which change by themselves."""
    return {name: _bare(value) for name, value in content.items() if name not in _BOOKKEEPING}


def changed_parts(before: Content, after: Content) -> frozenset[str]:
    """Return which of window, files and text differ between two states, for their readers."""
    old, new = substance(before), substance(after)
    changed = {name for name in old.keys() | new.keys() if (old.get(name) or None) != (new.get(name) or None)}
    changed -= _WITHOUT_NOTE
    parts = {WINDOW} if changed & _WINDOW_FIELDS else set()
    if "attachments" in changed and _files(old) != _files(new):
        parts.add(FILES)
    elif "attachments" in changed:
        parts.add(TEXT)  # a label, or the order
    if changed - _WINDOW_FIELDS - {"attachments"}:
        parts.add(TEXT)
    return frozenset(parts)


def needs_note(parts: frozenset[str], *, is_minor: bool) -> bool:
    """Return whether the readers must be told: of a new window or file always, of the text unless it is minor."""
    return bool(parts - {TEXT}) or (TEXT in parts and not is_minor)


def writers(states: Iterable[tuple[int | None, Content]], *, since: Content | None) -> frozenset[int]:
    """Return who wrote something of the newest state.

    Args:
        states: the user and the content of each saving, oldest first; a comment alone changes nothing.
        since: what they began with; None for a new notice.
    """
    found = set()
    before = substance(since) if since is not None else None
    for user, content in states:
        now = substance(content)
        if now != before and user is not None:
            found.add(user)
        before = now
    return frozenset(found)


def _bare(value: Any) -> Any:
    if isinstance(value, list):
        return [_bare(row) for row in value]
    if isinstance(value, dict):
        return {name: item for name, item in value.items() if name not in {"pk", "id", "page", "sort_order"}}
    return value


def _files(content: Content) -> list[tuple[Any, Any]]:
    return sorted((str(row.get("key")), str(row.get("version"))) for row in content.get("attachments") or [])
