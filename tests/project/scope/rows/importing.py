"""What the importer remembers of a province's files."""

from imports.models import MappingProfile
from tests.factories.importing import MappingProfileFactory
from tests.project.scope.places import Place
from tests.project.scope.rows.registry import builds


@builds(MappingProfile)
def mapping_profile(place: Place) -> MappingProfile:
    return MappingProfileFactory(directorate=place.directorate, file_name=f"{place.name}.xlsx")
