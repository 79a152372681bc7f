from collections.abc import Callable

import pytest
from django.test import Client

from organisation.models import User
from tests.factories.safety import SafetyRoundFactory

SNIPPETS = "/admin/snippets/evaluation_admin"
SignIn = Callable[[User], Client]


@pytest.mark.parametrize(
    ("model", "kind"),
    [
        ("school", "schools"),
        ("safetyselfassessment", "safety"),
        ("inspectionrecord", "inspections"),
        ("inspectioncount", "inspection_counts"),
        ("indicatorresult", "scores"),
        ("indicator", "indicators"),
    ],
)
def test_the_list_of_each_kind_leads_to_sending_it(sign_in: SignIn, hq_expert: User, model: str, kind: str) -> None:
    html = sign_in(hq_expert).get(f"{SNIPPETS}/{model}/").content.decode()
    assert f'href="/admin/imports/send/{kind}/"' in html
    assert "ورود از اکسل" in html


def test_lists_of_what_one_may_not_send_have_no_button(sign_in: SignIn, yazd_head: User, hq_editor: User) -> None:
    assert "imports/send" not in sign_in(yazd_head).get(f"{SNIPPETS}/indicator/").content.decode()
    assert "imports/send" not in sign_in(hq_editor).get(f"{SNIPPETS}/school/").content.decode()


def test_a_safety_round_leads_to_publishing_in_its_line_and_below_its_form(
    sign_in: SignIn, hq_expert: User, yazd_head: User
) -> None:
    round_ = SafetyRoundFactory()
    address = f"/admin/imports/nonparticipants/{round_.pk}/publish/"
    for page in (f"{SNIPPETS}/safetyround/", f"{SNIPPETS}/safetyround/edit/{round_.pk}/"):
        assert f'href="{address}"' in sign_in(hq_expert).get(page).content.decode()
    assert address not in sign_in(yazd_head).get(f"{SNIPPETS}/safetyround/").content.decode()


def test_other_forms_have_no_such_button(sign_in: SignIn, hq_expert: User) -> None:
    campaign = SafetyRoundFactory().campaign
    html = sign_in(hq_expert).get(f"{SNIPPETS}/safetycampaign/edit/{campaign.pk}/").content.decode()
    assert "nonparticipants" not in html
