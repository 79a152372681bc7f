"""Keep what is searched of a notice as it was published."""

from cms_pages.models import AnnouncementPage, NoticeSearchText
from cms_pages.notice_body import plain_lines
from persian.letters import search_key


def index_notice(*, notice: AnnouncementPage) -> NoticeSearchText:
    """Write the folded words of a notice and of its files' labels; the notice is the published one."""
    labels = [row.label for row in notice.attachments.all()]
    text = "\n".join([notice.kicker, notice.salutation, *plain_lines(notice.body), *labels])
    kept, _made = NoticeSearchText.objects.update_or_create(
        notice=notice, defaults={"title_key": search_key(notice.title), "text_key": search_key(text)}
    )
    return kept


def index_missing() -> int:
    """Index the published notices that are not indexed yet; return how many."""
    missing = AnnouncementPage.objects.live().filter(search_text=None)
    return len([index_notice(notice=notice) for notice in missing.iterator(chunk_size=200)])
