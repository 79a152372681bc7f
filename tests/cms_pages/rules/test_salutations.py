"""Mixed titles resolve to the same two roles (X23)."""

import pytest

from cms_pages.rules.salutations import DISTRICT_EXPERT, PROVINCE_HEAD, roles_addressed
from organisation.roles import Role

HEAD, EXPERT = (PROVINCE_HEAD,), (DISTRICT_EXPERT,)


def test_the_roles_are_those_of_the_house() -> None:
    assert {PROVINCE_HEAD, DISTRICT_EXPERT} == {Role.PROVINCE_HEAD.value, Role.DISTRICT_EXPERT.value}


@pytest.mark.parametrize(
    ("salutation", "roles"),
    [
        ("روسای محترم ارزیابی عملکرد و پاسخگویی به شکایات استان ...", HEAD),
        ("رئیس محترم اداره ارزیابی عملکرد وپاسخگویی به شکایات استان ................", HEAD),
        ("رییس محترم اداره ارزیابی استان...", HEAD),
        ("رؤسای ادارات استان‌ها", HEAD),
        ("/روسای ادارات ارزیابی عملکرد استان", HEAD),
        ("کارشناسان محترم ارزیابی عملکرد و پاسخگویی به شکایات مناطق", EXPERT),
        ("کارشناس مسئولان ارزیابی عملکرد وپاسخگویی به شکایات مناطق ونواحی  ..............", EXPERT),
        ("مسئولان ارزیابی عملکرد مناطق", EXPERT),
        ("مسئولین ارزیابی نواحی", EXPERT),
        ("مسؤولین ارزيابي منطقه", EXPERT),
        ("کارشناس مسئول ارزیابی عملکرد استان", HEAD),
        ("کارشناسان مناطق استان یزد", EXPERT),
        ("روسای محترم ادارات استان ها و کارشناسان محترم مناطق", HEAD + EXPERT),
        ("روسای محترم استان ...\n\nمسئولان ارزیابی مناطق", HEAD + EXPERT),
        ("کارشناسان مناطق\nروسای استان\nکارشناسان نواحی", EXPERT + HEAD),
        ("روسای محترم", HEAD),
        ("مسئولین محترم", EXPERT),
        ("همکاران گرامی استان‌ها", ()),
        ("مدیران محترم مدارس", ()),
        ("", ()),
    ],
)
def test_titles_and_places(salutation: str, roles: tuple[str, ...]) -> None:
    assert roles_addressed(salutation) == roles
