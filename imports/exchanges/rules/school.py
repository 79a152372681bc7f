"""Which school a row is about, and what the register says otherwise."""

from imports.exchanges.context import Context
from imports.exchanges.draft import Draft
from imports.exchanges.lookups.places import Directorates, Districts
from imports.exchanges.lookups.schools import KnownSchool, Schools
from imports.exchanges.rules.place import covers
from persian.letters import match_key


class SchoolOfRow:
    """Stores the school of the code: SchoolOfRow("school_id")."""

    def __init__(self, stores: str) -> None:
        self.stores = stores

    def __call__(self, draft: Draft, context: Context) -> None:
        """Store it, or refuse a code that the register does not have or that lies elsewhere."""
        code = draft.typed.get("code")
        if draft.is_faulty("code") or not code:
            return
        school = context.once(Schools).coded(code)
        if school is None:
            draft.refuse("code", "unknown_school")
        elif not covers(context.reach, school.directorate, school.district):
            draft.refuse("code", "outside_scope")
        else:
            draft.values[self.stores] = school.pk
            draft.found["school"] = school
            draft.owner = school.directorate


class RegisterAgrees:
    """Says which identity columns differ from the register; the register wins, and nothing is refused."""

    def __call__(self, draft: Draft, context: Context) -> None:
        """Compare name, province, district, stage and students where the file has them."""
        province = draft.typed.get("province")
        if province and not draft.is_faulty("province"):
            self._province(draft, province, context)
        school: KnownSchool | None = draft.found.get("school")
        if school is None:
            return
        typed = draft.typed
        district = context.once(Districts).name_of(school.district)
        named = context.once(Districts).named(school.directorate, typed["district"]) if typed.get("district") else None
        differs = {
            "name": typed.get("name") and match_key(typed["name"]) != match_key(school.name),
            "district": typed.get("district") and named != school.district and typed["district"] != district,
            "stage": typed.get("stage") and typed["stage"] != school.stage,
            "students": typed.get("students") is not None and typed["students"] != school.students,
            "province": draft.found.get("provinces") and school.directorate not in draft.found["provinces"],
        }
        for field in [field for field, does in differs.items() if does]:
            context.note("register_differs", field, draft.number)

    def _province(self, draft: Draft, province: str, context: Context) -> None:
        directorates = context.once(Directorates)
        named = directorates.named(province)
        if not named:
            draft.refuse("province", "unknown_province", suggestions=directorates.near(province))
            return
        draft.found["provinces"] = named
        draft.typed["province"] = directorates.by_pk[next(iter(named))].province.slug
