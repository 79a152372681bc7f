"""What the page of a batch says of its mapping: where it comes from, and the ways to change and to forget it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from imports.models import ImportBatch, MappingProfile, MappingSource
from imports.services.mapping import is_mappable
from organisation.scoped.policies import policy_of
from organisation.scoping import visible
from persian.templatetags.persian import jalali


@dataclass(frozen=True, slots=True)
class Memory:
    """A sheet that was read from memory, in words; the address is empty where it is not this person's to forget."""

    sentence: str
    forget_url: str


def mapping_context(batch: ImportBatch, user: Any, *, may_work: bool) -> dict[str, Any]:
    """Return what the templates of the page ask."""
    changeable = may_work and is_mappable(batch)
    return {
        "mapping_url": reverse("imports_mapping", args=[batch.pk]) if changeable else "",
        "memories": _memories(batch, user) if batch.mapping_source == MappingSource.MEMORY else [],
        "is_mapped": batch.mapping_source == MappingSource.PERSON,
        "mapped_by": batch.mapped_by,
    }


def _memories(batch: ImportBatch, user: Any) -> list[Memory]:
    read = [table for table in batch.mapping if "profile" in table]
    urls = _forget_urls([table["profile"] for table in read], user)
    return [Memory(_sentence(table, several=len(read) > 1), urls.get(table["profile"], "")) for table in read]


def _sentence(table: dict[str, Any], *, several: bool) -> str:
    settled = timezone.localtime(datetime.fromisoformat(table["settled_at"])) if table.get("settled_at") else None
    words = {"file": table.get("file", ""), "day": jalali(settled) if settled else "", "sheet": table["sheet"]}
    if several:
        return _("Sheet “%(sheet)s”: the mapping remembered from the file “%(file)s”, %(day)s, was used.") % words
    return _("The mapping remembered from the file “%(file)s”, %(day)s, was used.") % words


def _forget_urls(numbers: list[int], user: Any) -> dict[int, str]:
    if not policy_of(MappingProfile).user_has_permission(user, "delete"):
        return {}
    name = MappingProfile.snippet_viewset.get_url_name("delete")  # type: ignore[attr-defined]
    rows = visible(MappingProfile.objects.filter(pk__in=numbers), user)
    return {pk: reverse(name, args=[pk]) for pk in rows.values_list("pk", flat=True)}
