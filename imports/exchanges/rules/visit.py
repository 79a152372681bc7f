"""Which site a row's inspection is of, and what kind of visit it was."""

from collections import defaultdict

from evaluation_admin.models import InspectionProgramme, Site
from imports.exchanges.context import Context
from imports.exchanges.draft import Draft
from persian.letters import canonical, match_key

COVERT = "covert"


class SiteOfRow:
    """Stores the site of that kind and name at the row's place; one that is missing will be created."""

    def __call__(self, draft: Draft, context: Context) -> None:
        """Store it."""
        typed = draft.typed
        kind, name = typed.get("kind_of_site"), canonical(typed.get("site") or "")
        if draft.owner is None or not kind or not name:
            return
        district = draft.found["district"]
        site = context.once(Sites).named(draft.owner, district, kind, name)
        if site is None:
            lookup = {
                "directorate_id": draft.owner,
                "district_id": district,
                "kind": kind,
                "name_key": match_key(name),
            }
            site = context.missing(Site, lookup, {"name": name}, name)
        draft.values["site_id"] = site


class VisitOfRow:
    """Stores the visit: covert ones are sent by people who are named for them, in programmes that have them."""

    def __call__(self, draft: Draft, context: Context) -> None:
        """Store whether it was covert, and by which key the inspector is known."""
        programme: InspectionProgramme = context.options["programme"]
        is_covert = draft.typed.get("visit") == COVERT
        if is_covert and not programme.has_covert:
            draft.refuse("visit", "bad_choice", choices=["آشکار"])
        elif is_covert and not context.reach.covert:
            draft.refuse("visit", "outside_scope")
        day = draft.typed.get("date")
        if day is not None and day > context.today:
            draft.refuse("date", "date_in_future")
        draft.values["is_covert"] = is_covert
        draft.values["inspector_key"] = match_key(draft.typed.get("inspector") or "")


class Sites:
    """Sites by place, kind and name; without a district, the only one of the directorate."""

    def __init__(self, context: Context) -> None:
        self._exact: dict[tuple[int, int | None, str, str], int] = {}
        self._anywhere: dict[tuple[int, str, str], list[int]] = defaultdict(list)
        rows = Site.objects.values_list("pk", "directorate_id", "district_id", "kind", "name_key")
        for pk, directorate, district, kind, key in rows:
            self._exact[directorate, district, kind, key] = pk
            self._anywhere[directorate, kind, key].append(pk)

    def named(self, directorate: int, district: int | None, kind: str, name: str) -> int | None:
        """Return the site."""
        key = match_key(name)
        found = self._exact.get((directorate, district, kind, key))
        if found is None and district is None:
            same = self._anywhere.get((directorate, kind, key), [])
            found = same[0] if len(same) == 1 else None
        return found
