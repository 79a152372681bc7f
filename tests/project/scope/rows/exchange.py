"""The kinds of the exchange; synonyms are common to the nation."""

from imports.models import Kind, Synonym
from tests.project.scope.places import Place
from tests.project.scope.rows.registry import builds


@builds(Synonym)
def synonym(_place: Place) -> Synonym:
    return Synonym.objects.get_or_create(kind=Kind.SCHOOLS, field="code", words="شماره آموزشگاه")[0]
