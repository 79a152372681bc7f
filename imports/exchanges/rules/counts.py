"""Whose inspection counts a row holds, of which kind of site, and whether its coverage follows from them."""

from decimal import Decimal

from evaluation_admin.enums import SiteKind
from evaluation_admin.models.inspection_count import coverage
from imports.exchanges.context import Context
from imports.exchanges.draft import Draft
from imports.exchanges.lookups.places import Directorates
from imports.exchanges.rules.place import own_directorates
from persian.letters import match_key

_WORDS = {
    SiteKind.BASE: match_key("پایگاه"),
    SiteKind.CENTRE: match_key("مرکز"),
    SiteKind.HEADQUARTERS: match_key("ستاد"),
}
_PLURALS = {match_key("مراکز"): _WORDS[SiteKind.CENTRE]}
_OWN_NAMES = {SiteKind.BASE: "bases", SiteKind.CENTRE: "centres", SiteKind.HEADQUARTERS: "headquarters"}
_TOLERANCE = Decimal("0.51")  # files hold whole per cents


class DirectorateOfRow:
    """Stores the directorate; the account's own is taken only where the column is absent."""

    def __call__(self, draft: Draft, context: Context) -> None:
        """Store it, or refuse the row."""
        if draft.is_faulty("directorate"):
            return
        known, name = context.once(Directorates), draft.typed.get("directorate")
        found = known.named(name) if name else own_directorates(context)
        if len(found) > 1:  # Tehran's two: the sender's, where only one of them is
            found = {pk for pk in found if context.reach.covers_directorate(pk)} or found
        if not found:
            code, params = ("unknown_province", {"suggestions": known.near(name)}) if name else ("required", {})
            draft.refuse("directorate", code, **params)
        elif len(found) > 1:
            names = sorted(known.by_pk[pk].name for pk in found)
            draft.refuse("directorate", "unknown_province", suggestions=names)
        else:
            self._store(draft, next(iter(found)), context)

    def _store(self, draft: Draft, directorate: int, context: Context) -> None:
        if not context.reach.covers_directorate(directorate):
            draft.refuse("directorate", "outside_scope")
            return
        draft.values["directorate_id"] = draft.owner = directorate
        draft.typed["directorate"] = context.once(Directorates).slug[directorate]


class KindOfSite:
    """Stores the kind of site: what the row says, or else what the headings name, or the sheet."""

    def __call__(self, draft: Draft, context: Context) -> None:
        """Store it; the number of sites gets the kind's own name as well."""
        if draft.is_faulty("site_kind"):
            return
        headings = (context.headings.get(name, "") for name in ("sites", "inspections"))
        kind = draft.typed.get("site_kind") or kind_named(*headings) or kind_named(context.sheet)
        if kind is None:
            draft.refuse("site_kind", "required")
            return
        draft.values["site_kind"] = kind
        sites = draft.typed.get("sites")
        if sites is not None:
            draft.typed[_OWN_NAMES[SiteKind(kind)]] = sites


class CoverageFollows:
    """Compares the coverage that the file states with the counts; it is told, never stored."""

    def __call__(self, draft: Draft, context: Context) -> None:
        """Tell where they differ, and compute a coverage that the file does not state."""
        sites, inspections = draft.typed.get("sites"), draft.typed.get("inspections")
        if sites is None or inspections is None or draft.is_faulty("percent"):
            return
        computed, stated = coverage(sites, inspections), draft.typed.get("percent")
        if stated is None:
            draft.typed["percent"] = None if computed is None else float(computed)
        elif abs(Decimal(str(stated)) - (computed or 0)) > _TOLERANCE:
            context.note("count_mismatch", "percent", draft.number, stated=stated, counted=computed or 0)


def kind_named(*texts: str) -> str | None:
    """Return the only kind of site that the texts name."""
    words = match_key(" ".join(texts))
    for plural, word in _PLURALS.items():
        words = words.replace(plural, word)
    kinds = [kind for kind, word in _WORDS.items() if word in words]
    return kinds[0].value if len(kinds) == 1 else None
