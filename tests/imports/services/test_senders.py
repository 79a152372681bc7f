from collections.abc import Callable
from io import StringIO
from json import loads
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils.translation import override

from imports.models import ImportBatch, Kind, State, may_send
from imports.models.kinds import LEAST_SENDER
from imports.services.check_batch import check_batch
from imports.services.check_workbook import check_workbook
from imports.services.receive_upload import receive_upload
from imports.services.refusals import Refusal
from imports.services.request_apply import request_apply
from organisation.models import User
from organisation.reach import EVERYWHERE, NOWHERE, Reach
from tests.builders.schools import school_row, school_workbook

DISTRICT, DIRECTORATE = Reach(districts=frozenset({1})), Reach(directorates=frozenset({1}))
DISTRICTS = {Kind.SCHOOLS, Kind.SAFETY, Kind.INSPECTIONS}
DIRECTORATES = DISTRICTS | {Kind.SCORES, Kind.INSPECTION_COUNTS}


def test_who_may_send_what_is_said_of_every_kind() -> None:
    assert set(LEAST_SENDER) == set(Kind)
    for reach, kinds in ((NOWHERE, set()), (DISTRICT, DISTRICTS), (DIRECTORATE, DIRECTORATES), (EVERYWHERE, set(Kind))):
        assert {kind for kind in Kind if may_send(kind, reach)} == kinds


@pytest.mark.parametrize(
    ("kind", "who", "words"),
    [
        ("indicators", "yazd_head", "تنها ستاد وزارت"),
        ("indicators", "yazd_expert", "تنها ستاد وزارت"),
        ("scores", "yazd_expert", "آن را اداره کل یا ستاد"),
        ("inspection_counts", "yazd_expert", "آن را اداره کل یا ستاد"),
    ],
)
def test_a_kind_of_others_is_refused_in_words_at_every_door(
    request: pytest.FixtureRequest, tmp_path: Path, kind: str, who: str, words: str
) -> None:
    user: User = request.getfixturevalue(who)
    with override("fa"), pytest.raises(Refusal, match=words):
        receive_upload(file=ContentFile(b"x"), name="x.xlsx", kind=kind, options={}, by=user)
    assert not ImportBatch.objects.exists()
    path = tmp_path / "x.xlsx"
    path.write_bytes(school_workbook(school_row()))
    found = check_workbook(path=path, kind=kind, options={}, by=user).found
    assert found.failure
    for command in ("check_workbook", "apply_workbook"):
        out = StringIO()
        with override("fa"), pytest.raises(SystemExit):
            call_command(command, kind, str(path), "--as", who, stdout=out)
        errors = loads(out.getvalue())["errors"]
        assert [(error["code"], words in error["message"]) for error in errors] == [(found.failure[0], True)]


def test_whoever_loses_the_reach_after_sending_is_refused(
    uploaded: Callable[..., ImportBatch], yazd_head: User, yazd_expert: User
) -> None:
    batch = uploaded(b"x", by=yazd_head, kind="scores")
    ImportBatch.objects.filter(pk=batch.pk).update(uploaded_by=yazd_expert)
    batch = check_batch(batch=ImportBatch.objects.get(pk=batch.pk))
    assert (batch.state, batch.failure_code) == (State.REFUSED, "for_directorate")
    with pytest.raises(Refusal):
        request_apply(batch=batch, by=yazd_expert)
