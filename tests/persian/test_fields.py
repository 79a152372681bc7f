import pytest

from persian.fields import MatchKeyField, SearchKeyField, SortKeyField


@pytest.mark.parametrize("field", [MatchKeyField, SearchKeyField, SortKeyField])
@pytest.mark.parametrize("indexed", [True, False])
def test_a_migration_builds_the_index_that_the_model_asks_for_and_no_other(field, indexed):
    _name, _path, args, kwargs = field(db_index=indexed).deconstruct()
    assert field(*args, **kwargs).db_index is indexed


def test_a_key_is_indexed_unless_said_otherwise():
    assert MatchKeyField().clone().db_index
