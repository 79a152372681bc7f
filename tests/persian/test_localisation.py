from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.admin.panels import FieldPanel, ObjectList, PublishingPanel
from wagtail.admin.viewsets.model import ModelViewSet

from organisation.models import Posting, User
from persian.forms import JalaliDateField
from persian.widgets import JalaliDateTimeInput

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(hq_admin: User, site_tree: object) -> Client:
    client = Client()
    client.force_login(hq_admin)
    return client


def get(client: Client, address: str, **query: str) -> str:
    response = client.get(address, query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("view", "field"),
    [
        ("wagtailadmin_reports:site_history", "timestamp_from"),
        ("wagtailadmin_reports:workflow", "created_at_from"),
        ("wagtailadmin_reports:locked_pages", "locked_at_from"),
        ("wagtailadmin_reports:aging_pages", "last_published_at"),
        ("wagtailusers_users:index", "last_login_from"),
    ],
)
def test_reports_and_lists_ask_for_jalali_days(admin, view, field):
    html = get(admin, reverse(view), **{field: "98/02/10"})
    assert f'name="{field}" value="۱۳۹۸/۰۲/۱۰"' in html
    assert "persian/datepicker.js" in html
    assert "initDateChooser" not in html


def test_a_list_is_filtered_between_two_jalali_days(admin, hq_admin):
    # The last minute of 1398/02/10 in Tehran, which is the next day for nobody here.
    inside = datetime(2019, 4, 30, 23, 59, tzinfo=ZoneInfo("Asia/Tehran"))
    User.objects.create_user("inside", last_login=inside)
    User.objects.create_user("outside", last_login=inside.replace(month=5, day=1, hour=0, minute=0))
    html = get(admin, reverse("wagtailusers_users:index"), last_login_from="98/02/10", last_login_to="98/02/10")
    assert "inside" in html
    assert "outside" not in html
    assert "۱۰ اردیبهشت ۱۳۹۸" in html


def test_counts_and_page_numbers_are_persian(admin):
    User.objects.bulk_create(User(username=f"user{place}") for place in range(30))
    html = get(admin, reverse("wagtailusers_users:index"))
    assert "صفحه ۱ از ۲" in " ".join(html.split())
    assert "۳۱ " in html


@pytest.mark.parametrize("panels", [[FieldPanel("since_on")], None])
def test_every_form_of_the_admin_reads_jalali_days(panels):
    viewset = ModelViewSet("postings", model=Posting, form_fields=["since_on"], icon="user")
    if panels:
        viewset._edit_handler = ObjectList(panels).bind_to_model(Posting)
    form = viewset.get_form_class()({"since_on": "98/02/10"})
    assert isinstance(form.fields["since_on"], JalaliDateField)
    assert form.is_valid()
    assert form.cleaned_data["since_on"] == date(2019, 4, 30)


def test_a_form_says_why_and_keeps_what_was_typed(admin):
    response = admin.post(reverse("wagtailsnippets_organisation_posting:add"), {"since_on": "1398/12/30"})
    html = response.content.decode()
    assert "سال ۱۳۹۸ کبیسه نیست و اسفند آن ۲۹ روز دارد." in html
    assert 'value="1398/12/30"' in html
    assert not Posting.objects.exists()


def test_a_schedule_of_wagtail_is_typed_in_jalali():
    for panel in PublishingPanel().children:
        assert isinstance(panel.widget, JalaliDateTimeInput)
        assert panel.widget.attrs["data-w-dialog-target"] == "notify"


def test_numbers_are_persian_in_sentences_and_plain_elsewhere():
    template = Template("{% load i18n %}{% blocktranslate with n=n %}Page {{ n }}{% endblocktranslate %} #{{ n }}")
    with override("fa"):
        assert template.render(Context({"n": 12})) == "Page ۱۲ #12"
    with override("en"):
        assert template.render(Context({"n": 12})) == "Page 12 #12"


def test_a_counted_noun_is_singular(admin):
    User.objects.create_user("other")
    assert "۲ کاربر" in " ".join(get(admin, reverse("wagtailusers_users:index")).split())
    assert "کاربران</" not in get(admin, reverse("wagtailusers_users:index_results"))
