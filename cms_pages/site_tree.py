"""The site's page tree: root, board and default site; used by a migration, the tests and a first start."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.conf import settings

BOARD_TITLE = "تابلوی اطلاعیه‌ها"
ROOT_TITLE = "همه صفحه‌ها"
_STEP = 4  # characters a level in treebeard's paths
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

GetModel = Callable[[str, str], Any]


def ensure_site_tree() -> Any:
    """Make what is missing of the tree, its permissions and its workflow; return the board page."""
    from cms_pages.models import BoardPage
    from cms_pages.services.sync_board_permissions import sync_board_permissions
    from cms_pages.services.sync_notice_workflow import sync_notice_workflow

    build_site_tree(apps.get_model)
    sync_board_permissions()
    sync_notice_workflow()
    return BoardPage.objects.get()


def build_site_tree(get_model: GetModel) -> None:
    """Make root page, board and default site with these models; what exists is kept.

    A migration gives its historical models, which know nothing of treebeard: paths are therefore written by hand, as
    in Wagtail's own first migration. Wagtail's welcome page and its two stock groups go.
    """
    Page, Site = get_model("wagtailcore", "Page"), get_model("wagtailcore", "Site")
    locale, _made = get_model("wagtailcore", "Locale").objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    root = Page.objects.filter(depth=1).order_by("path").first()
    if root is None:
        root = Page.objects.create(
            title=ROOT_TITLE, draft_title=ROOT_TITLE, slug="root", path="0001", depth=1, numchild=0, url_path="/",
            locale=locale, content_type=_content_type(get_model, "wagtailcore", "page"),
        )  # fmt: skip
    board = get_model("cms_pages", "BoardPage").objects.first() or _make_board(get_model, root, locale)
    site = Site.objects.filter(is_default_site=True).first() or Site(hostname="localhost", is_default_site=True)
    site.root_page_id = board.pk
    site.site_name = site.site_name or settings.WAGTAIL_SITE_NAME
    site.save()
    _remove_stock(get_model, root)
    if root.title == "Root":  # as Wagtail's own migration names it
        root.title = root.draft_title = ROOT_TITLE
    root.numchild = Page.objects.filter(depth=2, path__startswith=root.path).count()
    root.save()


def _make_board(get_model: GetModel, root: Any, locale: Any) -> Any:
    taken = get_model("wagtailcore", "Page").objects.filter(depth=2, path__startswith=root.path)
    last = taken.order_by("-path").values_list("path", flat=True).first()
    return get_model("cms_pages", "BoardPage").objects.create(
        title=BOARD_TITLE, draft_title=BOARD_TITLE, slug="board", depth=2, numchild=0, live=True,
        path=root.path + _next_step(last), url_path=f"{root.url_path}board/", locale=locale,
        content_type=_content_type(get_model, "cms_pages", "boardpage"),
    )  # fmt: skip


def _next_step(path: str | None) -> str:
    number = int(path[-_STEP:], 36) + 1 if path else 1
    step = ""
    while number:
        number, digit = divmod(number, 36)
        step = _DIGITS[digit] + step
    return step.rjust(_STEP, "0")


def _remove_stock(get_model: GetModel, root: Any) -> None:
    """Remove the welcome page and the groups that Wagtail's first migration makes."""
    plain = _content_type(get_model, "wagtailcore", "page")
    welcome = get_model("wagtailcore", "Page").objects.filter(
        depth=2, path__startswith=root.path, slug="home", content_type=plain, numchild=0
    )
    # By rows: treebeard's own delete is not there for historical models, and nothing hangs on this page.
    for page in welcome:
        page.delete()
    get_model("auth", "Group").objects.filter(name__in=["Moderators", "Editors"]).delete()


def _content_type(get_model: GetModel, app: str, model: str) -> Any:
    return get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)[0]
