"""The demonstration: what a newcomer finds."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.test import Client, TestCase, override_settings
from openpyxl import load_workbook

from arzyab.demo.batches import HEADINGS, faulty_workbook
from arzyab.demo.notice_texts import COUNTS_NOTICE, UNSEEN_IN_YAZD
from arzyab.demo.people import LOGINS, NEWCOMER, PASSWORD
from arzyab.demo.sizes import SIZES, WEIGHTS, spread
from cms_pages.models import AnnouncementPage, Attachment
from cms_pages.reports.notices_of_mine import UNCONFIRMED, UNSEEN, notices_of_mine
from cms_pages.site_tree import ensure_site_tree
from evaluation_admin.enums import CycleState
from evaluation_admin.models import EvaluationCycle, InspectionRecord, SafetyRound, SafetySelfAssessment, School
from imports.models import ImportBatch, State
from imports.services.approvals import may_approve
from organisation.models import Directorate, District, Province, User
from organisation.reach import reach_of
from organisation.reference import load_reference_data
from persian.clock import today
from persian.national_code import is_valid_national_code


class SeededDemonstration(TestCase):
    """Seeded once for all of its tests: seeding takes seconds."""

    @classmethod
    def setUpTestData(cls) -> None:
        load_reference_data(Province, Directorate)
        ensure_site_tree()
        call_command("demo", size="small", stderr=io.StringIO())

    def test_the_story_is_whole(self) -> None:
        day = today()
        assert School.objects.count() == SIZES["small"].schools
        assert District.objects.count() == SIZES["small"].districts
        assert list(EvaluationCycle.objects.order_by("year").values_list("state", flat=True)) == [
            CycleState.FINAL,
            CycleState.SELF_ASSESSMENT,
            CycleState.INDICATORS,
        ]
        assert AnnouncementPage.objects.displayed_on(day).exists()
        assert AnnouncementPage.objects.archived_on(day).exists()
        assert AnnouncementPage.objects.upcoming_on(day).exists()
        assert InspectionRecord.objects.filter(is_covert=True).exists()
        batch = ImportBatch.objects.get(state=State.UPLOADED)
        assert batch.uploaded_by.username == "yazd_head"
        assert batch.directorate.slug == "yazd"

    def test_the_notice_of_counts_serves_their_second_version(self) -> None:
        rows = Attachment.objects.filter(page__title=COUNTS_NOTICE).select_related("version__replaces")
        assert len(rows) == 2
        for row in rows:
            assert row.version.replaces.since < row.version.since
            assert row.version.replaces.sha256 != row.version.sha256
            assert row.version.note.startswith("آمار تا تاریخ")

    def test_a_districts_file_waits_for_the_head_of_yazd(self) -> None:
        batch = ImportBatch.objects.get(state=State.AWAITING_APPROVAL)
        assert batch.confirmed_by.username == NEWCOMER
        assert batch.directorate.slug == "yazd"
        assert batch.count("changed") > 0
        assert batch.count("refused") == 0
        assert may_approve(batch, User.objects.get(username="yazd_head"))
        assert not may_approve(batch, User.objects.get(username="gilan_head"))

    def test_the_head_of_yazd_has_one_notice_still_to_read(self) -> None:
        yazd, gilan = (User.objects.get(username=name) for name in ("yazd_head", "gilan_head"))
        unseen = notices_of_mine(yazd, on=today(), which=UNSEEN)
        assert [notice.title for notice in unseen] == [UNSEEN_IN_YAZD]
        assert notices_of_mine(yazd, on=today(), which=UNCONFIRMED).count() > 1
        assert not notices_of_mine(gilan, on=today(), which=UNCONFIRMED).exists()

    def test_every_directorate_takes_part_in_its_own_measure(self) -> None:
        safety_round = SafetyRound.objects.get()
        assert safety_round.is_open_on(today())
        for slug in WEIGHTS:
            expected = School.objects.filter(district__directorate__slug=slug).count()
            final = SafetySelfAssessment.objects.final().filter(school__district__directorate__slug=slug).count()
            assert 0 < final <= expected

    def test_every_login_signs_in_and_the_provinces_reach_apart(self) -> None:
        for login in LOGINS:
            assert Client().login(username=login.username, password=PASSWORD), login.username
        heads = [User.objects.get(username=name) for name in ("yazd_head", "gilan_head")]
        yazd, gilan = (set(School.objects.within(reach_of(head, on=today()))) for head in heads)
        assert yazd
        assert gilan
        assert not yazd & gilan

    def test_the_logins_are_printed_in_both_languages(self) -> None:
        printed = io.StringIO()
        call_command("demo", if_empty=True, logins="http://127.0.0.1:8000", stdout=printed)
        for login in LOGINS:
            assert login.username in printed.getvalue()
            assert login.persian in printed.getvalue()
        assert PASSWORD in printed.getvalue()

    def test_clearing_seeds_the_same_again(self) -> None:
        def schools() -> list[tuple[object, ...]]:
            return list(School.objects.order_by("code").values_list("code", "name", "manager", "students"))

        before = schools()
        call_command("demo", size="small", clear=True, stderr=io.StringIO())
        assert schools() == before
        assert User.objects.count() == len(LOGINS)

    def test_it_never_seeds_over_accounts_nor_outside_a_demonstration(self) -> None:
        with pytest.raises(CommandError, match="--clear"):
            call_command("demo", size="small")
        call_command("demo", size="small", if_empty=True)
        with override_settings(ARZYAB_DEMO=False), pytest.raises(CommandError, match="not a demonstration"):
            call_command("demo", size="small", clear=True)
        assert School.objects.count() == SIZES["small"].schools

    def test_nobody_real_is_in_it(self) -> None:
        codes = set(School.objects.values_list("manager_nid", flat=True))
        assert all(code.startswith("999") and is_valid_national_code(code) for code in codes)
        assert not School.objects.exclude(phone__startswith="021-0000").exists()

    def test_the_faulty_workbook_is_a_workbook(self) -> None:
        sheet = load_workbook(io.BytesIO(faulty_workbook())).active
        assert [cell.value for cell in sheet[4]] == list(HEADINGS)


def test_shares_add_up() -> None:
    assert sum(spread(107_000).values()) == 107_000
    assert min(spread(760, least=2).values()) >= 2
