"""The scoped base of every record: which rows a reach covers, said once per model by the path to its owner."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from organisation.reach import Reach, reach_of
from persian.clock import today
from persian.fields import KeyField


class ScopedQuerySet(models.QuerySet):
    """Rows that know whose they are."""

    def within(self, reach: Reach) -> Self:
        """Return the rows that `reach` covers; none where nothing says that they are covered."""
        model: Any = self.model
        if model.is_national or reach.national:
            return self
        covered = Q(pk__in=[])
        for path, owners in (
            (model.directorate_path, reach.directorates),
            (model.district_path, reach.districts),
            (model.unit_path, reach.units),
            (model.school_path, reach.schools),
        ):
            if path and owners:
                covered |= Q(**{f"{path}__in": owners})
        return self.filter(covered)


class ScopedModel(models.Model):
    """A record of somebody's: the paths name the columns that hold its owner.

    Set `is_national` only for reference data that every signed-in person with the permission may read.
    """

    is_national: ClassVar[bool] = False
    directorate_path: ClassVar[str | None] = None
    district_path: ClassVar[str | None] = None
    unit_path: ClassVar[str | None] = None
    school_path: ClassVar[str | None] = None
    # Columns of folded text that lists and choosers search (SearchKeyField, or a code).
    search_paths: ClassVar[tuple[str, ...]] = ()
    # Relations that `__str__` goes through: fetched wherever rows are offered by name.
    named_by: ClassVar[tuple[str, ...]] = ()
    # Columns that no form shows since `clean` fills them in; constraints on them are checked all the same.
    derived: ClassVar[frozenset[str]] = frozenset()
    # Wagtail's usage page would name other provinces' rows to whoever may open a national one; imports write past it.
    wagtail_reference_index_ignore: ClassVar[bool] = True

    objects = ScopedQuerySet.as_manager()

    class Meta:
        abstract = True

    def validate_constraints(self, exclude: Any = None) -> None:
        """Check constraints on keys too: no form shows them, and they are derived only on saving."""
        keys = [field for field in self._meta.concrete_fields if isinstance(field, KeyField)]
        for field in keys:
            field.pre_save(self, self._state.adding)
        unseen = self.derived.union(field.name for field in keys)
        super().validate_constraints(exclude=set(exclude or ()) - unseen)


def visible(queryset: Any, user: Any) -> Any:
    """Return the rows of a scoped queryset that the user may see today."""
    return queryset.within(reach_of(user, on=today()))
