"""Which directorate and district a row belongs to, and whether the sender may write there."""

from typing import Any, NamedTuple

from imports.exchanges.context import Context
from imports.exchanges.draft import Draft
from imports.exchanges.lookups.places import Directorates, Districts, is_city_region
from organisation.models import Directorate, District
from organisation.reach import Reach
from persian.letters import canonical, match_key

_CITY, _COUNTIES = "tehran-city", "tehran-counties"


class Place(NamedTuple):
    """Where a row belongs and how that is said, or why it cannot be said.

    Attributes:
        province: the slug.
        settled: the directorate, where the province alone tells too little: Tehran's has two.
        name: of the district, as it is registered; "" for a new one.
    """

    directorate: int | None = None
    district: int | None = None
    field: str = ""
    code: str = ""
    params: Any = None
    province: str = ""
    settled: int | None = None
    name: str = ""


class PlaceOfRow:
    """Reads province and district; the account's own are taken only where the column is absent.

    Args:
        stores: model columns that take the district and the directorate, "" for none.
        creates: whether a missing district may become a new one, where the run allows it.
        district_required: whether every row has a district.
    """

    def __init__(
        self, *, district: str = "", directorate: str = "", creates: bool = False, district_required: bool = True
    ) -> None:
        self.stores = {"district": district, "directorate": directorate}
        self.creates = creates
        self.district_required = district_required

    def __call__(self, draft: Draft, context: Context) -> None:
        """Store the place of the row, or refuse it."""
        if draft.is_faulty("province", "district"):
            return
        memo = context.once(_Remembered)
        question = (draft.typed.get("province"), draft.typed.get("district"), draft.settled_owner, self)
        place = memo.get(question)
        if place is None:
            place = memo[question] = _said(self._place(*question[:3], context), context)
        if place.code:
            draft.refuse(place.field, place.code, **(place.params or {}))
            return
        draft.owner = draft.found["directorate"] = place.directorate
        draft.found["district"] = place.district
        for what, column in self.stores.items():
            if column:
                draft.values[column] = draft.found[what]
        # The slug and the registered name in the place of what the file calls them.
        typed = draft.typed
        if "province" in typed:
            typed["province"] = place.province
            if place.settled is not None:
                draft.settled_owner = place.settled
        if place.name and typed.get("district"):
            typed["district"] = place.name

    def _place(self, province: str | None, district: str | None, settled: int | None, context: Context) -> Place:
        directorates, districts = context.once(Directorates), context.once(Districts)
        candidates = directorates.named(province) if province else own_directorates(context)
        if settled in candidates:
            candidates = {settled}
        if not candidates:
            if not province:
                return Place(field="province", code="required")
            return Place(field="province", code="unknown_province", params={"suggestions": directorates.near(province)})
        directorate = next(iter(candidates)) if len(candidates) == 1 else _tehran(candidates, district, context)
        if not reaches_into(context.reach, directorate, districts):
            return Place(field="province" if province else "district", code="outside_scope")
        if not district:
            return self._without_district(directorate, context)
        found = districts.named(directorate, district)
        if found is not None:
            if not covers(context.reach, directorate, found):
                return Place(field="district", code="outside_scope")
            return Place(directorate, found)
        if self.creates and context.may_create_districts:
            return Place(directorate, _new_district(directorates.by_pk[directorate], district, context))
        params = {
            "directorate": directorates.by_pk[directorate].name,
            "suggestions": districts.near(directorate, district),
        }
        return Place(field="district", code="unknown_district", params=params)

    def _without_district(self, directorate: int, context: Context) -> Place:
        own = context.reach.districts
        if not context.reach.covers_directorate(directorate):
            one = next(iter(own)) if len(own) == 1 and "district" not in context.present else None
            return Place(directorate, one) if one else Place(field="district", code="required")
        if self.district_required:
            return Place(field="district", code="required")
        return Place(directorate, None)


def _said(place: Place, context: Context) -> Place:
    """Return a place that was found with how it is said."""
    if place.code:
        return place
    directorate = context.once(Directorates).by_pk[place.directorate or 0]
    slug, pk = directorate.province.slug, place.district or 0
    name = context.once(Districts).name_of(pk) if pk > 0 else ""
    return place._replace(province=slug, settled=directorate.pk if directorate.slug != slug else None, name=name)


def places_to_ask(context: Context) -> frozenset[str]:
    """Return the place columns that a file must have, because the account does not say them."""
    own_district = len(context.reach.districts) == 1 and not context.reach.directorates and not context.reach.national
    asked = {"province": not own_directorates(context), "district": not own_district}
    return frozenset(name for name, must in asked.items() if must)


def own_directorates(context: Context) -> set[int]:
    """Return the directorate of the account, where it has only one."""
    districts = context.once(Districts)
    own = set(context.reach.directorates) | {districts.directorate_of(pk) for pk in context.reach.districts}
    return own if len(own) == 1 and not context.reach.national else set()


def reaches_into(reach: Reach, directorate: int, districts: Districts) -> bool:
    """Return whether the reach holds the directorate or one of its districts."""
    return reach.covers_directorate(directorate) or any(
        districts.directorate.get(pk) == directorate for pk in reach.districts
    )


def covers(reach: Reach, directorate: int, district: int | None) -> bool:
    """Return whether a record of this place may be written."""
    return reach.covers_directorate(directorate) or (district is not None and district in reach.districts)


def _tehran(candidates: set[int], district: str | None, context: Context) -> int:
    """Choose between Tehran's two directorates: regions 1 to 22 are the city's, every other the counties'."""
    directorates, districts = context.once(Directorates), context.once(Districts)
    slugs = {directorates.slug[pk]: pk for pk in candidates}
    if not district:
        own = [pk for pk in sorted(candidates) if reaches_into(context.reach, pk, districts)]
        return own[0] if len(own) == 1 else slugs[_CITY]
    known = [pk for pk in sorted(candidates) if districts.named(pk, district) is not None]
    if len(known) == 1:
        return known[0]
    return slugs[_CITY] if is_city_region(district) else slugs[_COUNTIES]


def _new_district(directorate: Directorate, name: str, context: Context) -> int:
    name = canonical(name)
    lookup = {"directorate_id": directorate.pk, "name_key": match_key(name)}
    return context.missing(District, lookup, {"name": name}, f"{name} ({directorate.name})")


class _Remembered(dict[Any, Place]):
    """Answers of this run by what was asked: a file names few places, and many times each."""

    def __init__(self, context: Context) -> None:
        super().__init__()
