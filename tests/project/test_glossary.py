"""docs/glossary.md: one Persian word for each identifier, the same as on the screens."""

import importlib
import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db.models import Choices, Model
from django.utils.translation import override

from tests.project.tree import PACKAGES, ROOT, modules, short

# Words that the domain has fixed; screens and documents follow them.
FIXED = {
    "Province": "استان",
    "Directorate": "اداره کل",
    "District": "منطقه/ناحیه",
    "School": "مدرسه",
    "Posting": "سمت",
    "UnitKind.HQ_UNIT": "واحد ستادی",
    "UnitKind.DIRECTORATE": "اداره کل",
    "UnitKind.RENOVATION": "نوسازی مدارس",
    "UnitKind.KANOON": "کانون پرورش فکری",
    "UnitKind.AFFILIATE": "سازمان وابسته",
    "UnitKind.EXTERNAL": "دستگاه بیرونی",
    "BoardPage": "تابلوی اطلاعیه‌ها",
    "AnnouncementPage": "اطلاعیه",
    "AnnouncementPage.display_from": "تاریخ نمایش از",
    "AnnouncementPage.display_until": "تا",
    "Attachment": "پیوست",
    "AttachmentVersion": "نسخه پیوست",
    "EvaluationCycle": "دوره ارزیابی عملکرد",
    "Axis": "محور",
    "Indicator": "شاخص",
    "IndicatorScope.GENERAL": "عمومی",
    "IndicatorScope.SPECIFIC": "اختصاصی",
    "IndicatorScope.CROSS_SECTOR": "فرابخشی",
    "SelfAssessment": "خودارزیابی",
    "IndicatorResult": "نتیجه شاخص",
    "IndicatorResult.self_score": "امتیاز خودارزیابی",
    "IndicatorResult.reviewed_score": "امتیاز کارشناسی",
    "IndicatorResult.approved_score": "امتیاز نهایی",
    "Evidence": "مستندات",
    "SafetyCampaign": "طرح ایمنی",
    "SafetyRound": "مرحله",
    "SafetySelfAssessment": "خودارزیابی ایمنی مدرسه",
    "SafetySelfAssessment.level": "سطح ایمنی",
    "InspectionProgramme": "برنامه بازرسی",
    "InspectionRecord": "بازرسی",
    "InspectionCount": "آمار بازرسی",
    "SiteKind.HEADQUARTERS": "ستاد",
    "SiteKind.BASE": "پایگاه",
    "SiteKind.CENTRE": "مرکز اسکان",
    "ImportBatch": "دسته ورود اطلاعات",
    "CellIssue": "ایراد خانه",
    "RowChange": "تغییر سطر",
}


def labels() -> dict[str, str]:
    """Return the Persian label of every table, every choice, and the fields whose words are fixed."""
    with override("fa"):
        return dict(_labels())


def _labels() -> Iterator[tuple[str, str]]:
    for folder in PACKAGES:
        name = folder.removeprefix("site/")
        if apps.is_installed(name):
            models: list[type[Model]] = list(apps.get_app_config(name).get_models())
            for model in models:
                yield model.__name__, str(model._meta.verbose_name)
                for field in (name.partition(".")[2] for name in FIXED if name.startswith(f"{model.__name__}.")):
                    yield f"{model.__name__}.{field}", str(model._meta.get_field(field).verbose_name)  # type: ignore[union-attr]
    for path in modules(under=PACKAGES):
        module = importlib.import_module(short(path).removeprefix("site/").removesuffix(".py").replace("/", "."))
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, Choices) and kind.__module__ == module.__name__:
                yield from ((f"{kind.__name__}.{member.name}", str(member.label)) for member in kind)


@pytest.fixture(scope="module")
def shown() -> dict[str, str]:
    return labels()


def test_the_glossary_is_what_the_screens_say(shown: dict[str, str]) -> None:
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    written = dict(re.findall(r"^\| `([\w.]+)` \| ([^|]+?) \|", text, re.MULTILINE))
    assert written == shown, "\n".join(f"| `{name}` | {label} |" for name, label in shown.items())


def test_every_label_is_persian(shown: dict[str, str]) -> None:
    assert [name for name, label in shown.items() if re.search("[A-Za-z]", label.replace("ISO", ""))] == []


@pytest.mark.parametrize("name", FIXED)
def test_the_domains_own_words_are_kept(name: str, shown: dict[str, str]) -> None:
    assert shown[name] == FIXED[name]
