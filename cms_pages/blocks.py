"""The blocks of a notice's body: what an editor may put into it, and nothing that could carry a style or a script."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

TEXT_FEATURES = ["bold", "link"]


class CalloutBlock(blocks.StructBlock):
    """An important point set apart from the text (Source: announcement of 1398/02/06, «نکته مهم:»)."""

    title = blocks.CharBlock(label=_("Call-out title"), required=False, max_length=120)
    text = blocks.RichTextBlock(label=_("Call-out text"), features=TEXT_FEATURES)

    class Meta:
        icon = "warning"
        label = _("Call-out")
        template = "cms_pages/blocks/callout.html"


def _item() -> blocks.RichTextBlock:
    return blocks.RichTextBlock(label=_("List item"), features=TEXT_FEATURES)


class NoticeBody(blocks.StreamBlock):
    """The body of a notice, in reading order."""

    heading = blocks.CharBlock(
        label=_("Heading"), icon="title", max_length=200, template="cms_pages/blocks/heading.html"
    )
    paragraph = blocks.RichTextBlock(
        label=_("Paragraph"), icon="pilcrow", features=TEXT_FEATURES, template="cms_pages/blocks/paragraph.html"
    )
    numbered_list = blocks.ListBlock(
        _item(), label=_("Numbered list"), icon="list-ol", template="cms_pages/blocks/numbered_list.html"
    )
    bulleted_list = blocks.ListBlock(
        _item(), label=_("Bulleted list"), icon="list-ul", template="cms_pages/blocks/bulleted_list.html"
    )
    callout = CalloutBlock()
    table = TypedTableBlock(
        [
            ("text", blocks.CharBlock(label=_("Text column"), required=False)),
            ("rich_text", blocks.RichTextBlock(label=_("Formatted column"), required=False, features=TEXT_FEATURES)),
        ],
        label=_("Table"),
        icon="table",
        template="cms_pages/blocks/table.html",
    )
