"""Whether the record that a row would change lies inside the sender's reach."""

from imports.exchanges.context import Context
from imports.exchanges.draft import Draft
from imports.exchanges.lookups.places import Districts
from imports.exchanges.rules.place import covers


class ExistingInsideReach:
    """Refuses a row whose record lies elsewhere, and tells nothing of that record.

    Args:
        field: the field to which the issue belongs.
        district: the model column that holds the district.
    """

    def __init__(self, field: str, district: str = "district_id") -> None:
        self.field = field
        self.district = district

    def __call__(self, draft: Draft, context: Context) -> None:
        """Look at the record that is there."""
        district = draft.found["existing"][self.district]
        if not covers(context.reach, context.once(Districts).directorate_of(district), district):
            draft.refuse(self.field, "outside_scope")
