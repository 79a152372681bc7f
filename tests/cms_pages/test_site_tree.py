"""The page tree: made once, by the migration's way of writing paths, and right for treebeard."""

from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission, Locale, Page, Site

from cms_pages.models import BoardPage, NoticeApprovalTask
from cms_pages.site_tree import ensure_site_tree
from organisation.models import User


def test_the_board_is_the_sites_root_page(site_tree: BoardPage) -> None:
    site = Site.objects.get(is_default_site=True)
    assert site.root_page.specific == site_tree
    assert site_tree.url == "/"


def test_a_second_call_changes_nothing(site_tree: BoardPage) -> None:
    before = list(Page.objects.values_list("path", "numchild"))
    assert ensure_site_tree() == site_tree
    assert list(Page.objects.values_list("path", "numchild")) == before


def test_treebeard_finds_no_fault_in_the_paths(site_tree: BoardPage) -> None:
    assert Page.find_problems() == ([], [], [], [], [])


def test_wagtails_stock_groups_and_welcome_page_go(db: None) -> None:
    Locale.objects.get_or_create(language_code="fa")
    root = Page.add_root(title="Root", slug="root")
    welcome = root.add_child(instance=Page(title="Welcome", slug="home"))
    Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)
    Group.objects.create(name="Moderators")
    Group.objects.create(name="Editors")
    board = ensure_site_tree()
    assert not Group.objects.filter(name__in=["Moderators", "Editors"]).exists()
    assert not Page.objects.filter(pk=welcome.pk).exists()
    assert Site.objects.get().root_page_id == board.pk
    assert Page.find_problems() == ([], [], [], [], [])


def _codenames(user: User) -> set[str]:
    granted = GroupPagePermission.objects.filter(group__in=user.groups.all())
    return set(granted.values_list("permission__codename", flat=True))


def test_editors_write_and_wagtails_right_to_publish_is_nobodys(
    site_tree: Any, hq_editor: User, director: User, hq_expert: User
) -> None:
    assert _codenames(hq_editor) == _codenames(director) == _codenames(hq_expert) == {"add_page", "change_page"}


def test_the_board_has_its_one_workflow_and_keeps_it(site_tree: BoardPage) -> None:
    workflow = site_tree.get_workflow()
    assert [task.specific_class for task in workflow.tasks] == [NoticeApprovalTask]
    workflow.deactivate()
    ensure_site_tree()
    assert BoardPage.objects.get().get_workflow().active
    assert NoticeApprovalTask.objects.count() == 1


def test_provinces_have_no_page_permission(site_tree: Any, yazd_head: User) -> None:
    assert _codenames(yazd_head) == set()


def test_a_page_permission_given_by_hand_to_a_roles_group_goes(site_tree: BoardPage, yazd_head: User) -> None:
    GroupPagePermission.objects.create(group=yazd_head.groups.get(), page=site_tree, permission_type="change")
    ensure_site_tree()
    assert _codenames(yazd_head) == set()
