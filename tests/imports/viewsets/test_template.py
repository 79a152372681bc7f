from collections.abc import Callable
from urllib.parse import unquote

from django.test import Client

from organisation.models import District, User


def test_the_template_of_a_kind_comes_as_an_attachment(head: Client, yazd_district: District) -> None:
    assert "/admin/imports/template/schools/" in head.get("/admin/imports/").content.decode()
    assert "/admin/imports/template/schools/" in head.get("/admin/imports/send/schools/").content.decode()
    answer = head.get("/admin/imports/template/schools/")
    assert b"".join(answer.streaming_content).startswith(b"PK")
    assert unquote(answer["Content-Disposition"]).startswith("attachment; filename*=utf-8''فایل نمونه ")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_only_kinds_that_one_may_send_have_a_template(
    head: Client, sign_in: Callable[[User], Client], yazd_school: User
) -> None:
    assert head.get("/admin/imports/template/indicators/").status_code == 404
    assert head.get("/admin/imports/template/no-such-kind/").status_code == 404
    assert sign_in(yazd_school).get("/admin/imports/template/schools/").status_code == 404
