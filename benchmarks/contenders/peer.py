"""Stock django-import-export as its admin uses it: parse and dry run, then parse and import, each in a transaction.

It gets the file without faulty rows, as it takes no file that has one; it records no change and reads no odd spelling.
"""

from pathlib import Path
from typing import Any

from import_export.fields import Field
from import_export.formats.base_formats import XLSX
from import_export.instance_loaders import CachedInstanceLoader
from import_export.resources import ModelResource
from import_export.widgets import CachedForeignKeyWidget, CharWidget, ForeignKeyWidget, IntegerWidget

from benchmarks.register import HEADINGS
from evaluation_admin.enums import Ownership, SchoolGender, SchoolStage
from evaluation_admin.models import School
from organisation.models import District
from persian.letters import canonical
from persian.national_code import is_valid_national_code

STAGES = {"ابتدایی": SchoolStage.PRIMARY, "متوسطه اول": SchoolStage.LOWER, "متوسطه دوم": SchoolStage.UPPER}
GENDERS = {"دخترانه": SchoolGender.GIRLS, "پسرانه": SchoolGender.BOYS, "مختلط": SchoolGender.MIXED}
OWNERSHIPS = {"دولتی": Ownership.PUBLIC, "غیردولتی": Ownership.NONPROFIT, "شاهد": Ownership.SHAHED}


class TextWidget(CharWidget):
    """Canonical text, so that the peer stores what the product stores."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        """Return it."""
        return canonical(str(value or ""))


class ChoiceWidget(CharWidget):
    """A choice by its label."""

    def __init__(self, choices: dict[str, Any]) -> None:
        super().__init__()
        self.choices = choices

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        """Return its value."""
        return str(self.choices[canonical(str(value))])


class NationalCodeWidget(CharWidget):
    """A national code with a right check digit."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        """Return it."""
        if not is_valid_national_code(str(value)):
            raise ValueError("check digit")
        return str(value)


_BY_HEADING = dict(
    zip(
        ("code", "name", "province", "district", "stage", "gender", "ownership", "manager", "manager_nid", "students"),
        HEADINGS,
        strict=True,
    )
)


def _field(name: str, widget: Any) -> Field:
    return Field(attribute=name, column_name=_BY_HEADING[name], widget=widget)


class Defaults(ModelResource):
    """As the documentation's first page has it."""

    code = _field("code", CharWidget())
    name = _field("name", TextWidget())
    district = _field("district", ForeignKeyWidget(District, "name"))
    stage = _field("stage", ChoiceWidget(STAGES))
    gender = _field("gender", ChoiceWidget(GENDERS))
    ownership = _field("ownership", ChoiceWidget(OWNERSHIPS))
    manager = _field("manager", TextWidget())
    manager_nid = _field("manager_nid", NationalCodeWidget())
    students = _field("students", IntegerWidget())

    class Meta:
        model = School
        import_id_fields = ("code",)
        fields = tuple(name for name in _BY_HEADING if name != "province")
        use_transactions = True

    def before_save_instance(self, instance: School, row: Any, **kwargs: Any) -> None:
        """Set what the form of the product's upload asks for."""
        instance.academic_year = 1397


class Tuned(Defaults):
    """As the documentation's page on bulk imports has it; `skip_diff` for a first load."""

    district = _field("district", CachedForeignKeyWidget(District, "name"))

    class Meta(Defaults.Meta):
        use_bulk = True
        batch_size = 1_000
        skip_diff = True
        instance_loader_class = CachedInstanceLoader


class TunedAgain(Tuned):
    """The tuning for a list that is sent again: `skip_diff` would cancel `skip_unchanged`."""

    class Meta(Tuned.Meta):
        skip_diff = False
        skip_unchanged = True
        report_skipped = False


def look(resource: type[ModelResource], path: Path) -> dict[str, int]:
    """Parse and dry-run a file, which is the check of its admin."""
    return _run(resource, path, dry_run=True)


def load(resource: type[ModelResource], path: Path) -> dict[str, int]:
    """Parse and dry-run, then parse and import, as its admin does with a confirmed file."""
    look(resource, path)
    return _run(resource, path, dry_run=False)


def _run(resource: type[ModelResource], path: Path, *, dry_run: bool) -> dict[str, int]:
    dataset = XLSX().create_dataset(path.read_bytes())
    result = resource().import_data(dataset, dry_run=dry_run, raise_errors=True, use_transactions=True)
    return {"new": result.totals["new"], "changed": result.totals["update"], "same": result.totals["skip"]}
