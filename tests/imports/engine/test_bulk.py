import pytest
from django.db import IntegrityError

from imports.engine.bulk import insert_rows
from organisation.models import Province


@pytest.mark.django_db
def test_what_the_database_refuses_is_an_error_of_djangos() -> None:
    """Whoever catches a lost connection, or a lock that is never given, knows Django's errors only."""
    with pytest.raises(IntegrityError):
        insert_rows(Province._meta.db_table, ["name"], [[None]])
