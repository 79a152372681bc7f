"""The full-text index of the notices: a stored tsvector on PostgreSQL, FTS5 on SQLite; the rest knows no difference.

Both are made beside the table of `NoticeSearchText` and follow it by themselves, so nothing but rows is written.
Wagtail's own search ranks every match and cannot fold Persian (docs/adr/0009).
"""
# ruff: noqa: S608 (the statements name our own tables; what readers typed goes in as parameters)

from typing import Any

from django.db import connection, models

from cms_pages.models import AnnouncementQuerySet, NoticeSearchText
from cms_pages.rules.search_query import SearchQuery

_TABLE = NoticeSearchText._meta.db_table
_FTS = f"{_TABLE}_fts"
_COLUMNS = "title_key, text_key"

_VECTOR = "tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, {words})) STORED"
_TITLE_WORDS, _ALL_WORDS = _VECTOR.format(words="title_key"), _VECTOR.format(words="title_key || ' ' || text_key")
_POSTGRESQL = (
    # The vectors lie beside their rows as they are: for a word that every notice has, PostgreSQL reads them all, and
    # most of that time would go into fetching and unpacking them from elsewhere.
    f"ALTER TABLE {_TABLE} SET (toast_tuple_target = 8160)",
    f"ALTER TABLE {_TABLE} ADD COLUMN IF NOT EXISTS title_words {_TITLE_WORDS}",
    f"ALTER TABLE {_TABLE} ADD COLUMN IF NOT EXISTS all_words {_ALL_WORDS}",
    f"ALTER TABLE {_TABLE} DROP COLUMN IF EXISTS vector",  # as it was called when titles were told apart by weight
    f"CREATE INDEX IF NOT EXISTS notice_words ON {_TABLE} USING gin (all_words)",
)
_NEW, _OLD = "new.notice_id, new.title_key, new.text_key", "'delete', old.notice_id, old.title_key, old.text_key"
_ADD = f"INSERT INTO {_FTS} (rowid, {_COLUMNS}) VALUES ({_NEW});"
_DROP = f"INSERT INTO {_FTS} ({_FTS}, rowid, {_COLUMNS}) VALUES ({_OLD});"
_SQLITE = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {_FTS} USING fts5({_COLUMNS}, content='{_TABLE}', content_rowid='notice_id',"
    " tokenize='unicode61 remove_diacritics 0')",
    f"CREATE TRIGGER IF NOT EXISTS {_TABLE}_ai AFTER INSERT ON {_TABLE} BEGIN {_ADD} END",
    f"CREATE TRIGGER IF NOT EXISTS {_TABLE}_ad AFTER DELETE ON {_TABLE} BEGIN {_DROP} END",
    f"CREATE TRIGGER IF NOT EXISTS {_TABLE}_au AFTER UPDATE ON {_TABLE} BEGIN {_DROP} {_ADD} END",
)


def ensure_search_index() -> bool:
    """Make what is missing of the index, after every migrate; return False where its table is not there yet."""
    with connection.cursor() as cursor:
        if _TABLE not in connection.introspection.table_names(cursor):
            return False  # migrated back to before it
        for statement in _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE:
            cursor.execute(statement)
    return True


class Answers(models.Lookup):
    """`title_key__answers=query` asks the titles, `text_key__answers=query` titles and texts."""

    lookup_name = "answers"
    prepare_rhs = False

    rhs: SearchQuery

    @property
    def _is_title(self) -> bool:
        return bool(self.lhs.target.name == "title_key")

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[str]]:
        """Ask the stored vector of the titles or of all words."""
        table = compiler.quote_name_unless_alias(self.lhs.alias)
        return f"{table}.{'title_words' if self._is_title else 'all_words'} @@ %s::tsquery", [self.rhs.as_tsquery()]

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[str]]:
        """Ask the virtual table beside the rows."""
        asked = self.rhs.as_fts5()
        table = compiler.quote_name_unless_alias(self.lhs.alias)
        found = f"{table}.notice_id IN (SELECT rowid FROM {_FTS} WHERE {_FTS} MATCH %s)"
        return found, [f"title_key : ({asked})" if self._is_title else asked]


for _name in ("title_key", "text_key"):
    _field: Any = NoticeSearchText._meta.get_field(_name)
    _field.register_lookup(Answers)


def matching(notices: AnnouncementQuerySet, query: SearchQuery) -> AnnouncementQuerySet:
    """Return those of the notices that answer the query: found in the title first, then newest publication first."""
    in_title = models.When(search_text__title_key__answers=query, then=models.Value(0))
    found: AnnouncementQuerySet = notices.filter(search_text__text_key__answers=query)
    return found.order_by(models.Case(in_title, default=models.Value(1)), "-first_published_at", "-pk")
