"""Of two synonyms that fold alike the database keeps one."""

import pytest
from django.db import IntegrityError, transaction

from imports.models import Synonym

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("choice", ["", "primary"])
def test_the_database_keeps_one_of_two_that_fold_alike(choice: str) -> None:
    Synonym.objects.create(kind="schools", field="stage", choice=choice, words="دوره‌ي درسی")
    with pytest.raises(IntegrityError), transaction.atomic():
        Synonym.objects.create(kind="schools", field="stage", choice=choice, words="دوره ی درسی")
