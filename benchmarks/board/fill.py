"""The same board for both sites: 2,000 notices with three files each out of 600, one notice in twenty current."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.utils import timezone

NOTICES, DOCUMENTS, FILES = 2_000, 600, 3
WORDS = "ارزیابی عملکرد"  # every notice has both
PARAGRAPHS = (
    "به استحضار می‌رساند نتایج ارزیابی عملکرد واحدهای ستادی و استانی، برابر بخشنامه شماره 24/{number}/110 مورخ"
    " 1398/10/23، تا پایان مهلت تعیین‌شده در سامانه ثبت می‌شود.",
    "لازم است خودارزیابی ایمنی مدارس، پایگاه‌های سلامت و فضاهای آموزشی استان با هماهنگی اداره‌های کل و مناطق انجام"
    " و مستندات هر شاخص به پیوست بارگذاری شود؛ پاسخ واحدهایی که پس از مهلت می‌رسد در دوره {number} بررسی نخواهد شد.",
    "کارشناسان ارزیابی عملکرد استان‌ها در صورت نیاز به راهنمایی با اداره کل ارزیابی عملکرد و پاسخگویی به شکایات"
    " تماس بگیرند.",
)


@dataclass(frozen=True)
class Sample:
    """One notice; `fields` are those that both sites have."""

    number: int
    paragraphs: list[str]
    fields: dict[str, Any]
    files: list[int]


def samples() -> Iterator[Sample]:
    """Give the notices, the oldest first."""
    day, now = timezone.localdate(), timezone.now()
    for number in range(NOTICES):
        last = day + timedelta(days=10 if number % 20 == 0 else -5 - number % 300)
        yield Sample(
            number,
            [text.format(number=100 + number) for text in PARAGRAPHS],
            {
                "title": f"اطلاعیه شماره {number + 1} درباره ارزیابی عملکرد سال 1398",
                "slug": str(number + 1),
                "display_from": last - timedelta(days=30),
                "display_until": last,
                "first_published_at": now - timedelta(hours=NOTICES - number),
                "last_published_at": now,
            },
            [(number * FILES + place) % DOCUMENTS for place in range(FILES)],
        )


def fill_ours() -> None:
    """Put them on our board."""
    from cms_pages.models import AnnouncementPage, Attachment, AttachmentVersion
    from cms_pages.notice_body import body_of
    from cms_pages.rules.text_blocks import paragraph
    from cms_pages.search_index import ensure_search_index
    from cms_pages.services.index_notice import index_notice
    from cms_pages.site_tree import ensure_site_tree

    board = ensure_site_tree()
    ensure_search_index()
    since = timezone.now() - timedelta(days=400)
    versions = []
    for place in range(DOCUMENTS):
        digest = f"{place:064x}"
        version = AttachmentVersion(extension="pdf", content_type="application/pdf", size=9, sha256=digest, since=since)
        version.file.save("a.pdf", ContentFile(b"%PDF-1.7\n"))
        versions.append(version)
    with transaction.atomic():
        for sample in samples():
            body = body_of([paragraph(text) for text in sample.paragraphs])
            page = AnnouncementPage(body=body, deadline=_deadline(sample), **sample.fields)
            rows = [Attachment(label=f"فایل شماره {place}", version=versions[place]) for place in sample.files]
            page.attachments.set(rows)
            board.add_child(instance=page)
            index_notice(notice=page)
    _settle()


def _deadline(sample: Sample) -> Any:
    return sample.fields["display_until"] if sample.number % 4 == 0 else None


def fill_vanilla() -> None:
    """Put them on the plain Wagtail site."""
    from wagtail.documents.models import Document
    from wagtail.models import Page, Site

    from benchmarks.board.vanilla.models import IndexPage, NoticeDocument, NoticePage

    home = Page.objects.get(depth=2)
    index = home.add_child(instance=IndexPage(title="تابلو", slug="board"))
    Site.objects.update(root_page=index)
    with transaction.atomic():
        documents = [
            Document.objects.create(title=f"فایل شماره {place}", file=ContentFile(b"%PDF-1.7\n", f"a{place}.pdf"))
            for place in range(DOCUMENTS)
        ]
        for sample in samples():
            page = NoticePage(body="".join(f"<p>{text}</p>" for text in sample.paragraphs), **sample.fields)
            rows = [NoticeDocument(label=documents[place].title, document=documents[place]) for place in sample.files]
            page.attachments.set(rows)
            index.add_child(instance=page)
    _settle()


def _settle() -> None:
    """Let the planner know the tables, as a server in use does by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
