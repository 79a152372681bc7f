"""The blocks of a notice's body: what an editor may put into it, and nothing that could carry a style or a script."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.rich_text import RichText
from wagtail.snippets.blocks import SnippetChooserBlock

from cms_pages.rules.pasted_html import bulleted_items, clean_pasted

TEXT_FEATURES = ["bold", "link"]


class PastedTextBlock(blocks.RichTextBlock):
    """Rich text into which people paste from Word and from the old portal."""

    @cached_property
    def field(self) -> forms.Field:
        """Name the editor for screen readers: Wagtail draws the block's label beside it, tied to nothing."""
        field: forms.Field = super().field
        field.widget.options = {**field.widget.options, "ariaLabel": self.label}
        return field

    def value_from_form(self, value: str) -> RichText:
        """Take what was typed or pasted, without no-break spaces and empty paragraphs."""
        text: RichText = super().value_from_form(clean_pasted(value or ""))
        return text


class NamedTextBlock(blocks.CharBlock):
    """A line of text whose field carries its label, also where Wagtail draws none for it."""

    def set_name(self, name: str) -> None:
        """Give the field the label as soon as it is known."""
        super().set_name(name)
        self.field.widget.attrs["aria-label"] = self.label


class CalloutBlock(blocks.StructBlock):
    """An important point set apart from the text (Source: announcement of 1398/02/06, «نکته مهم:»)."""

    title = blocks.CharBlock(label=_("Call-out title"), required=False, max_length=120)
    text = PastedTextBlock(label=_("Call-out text"), features=TEXT_FEATURES)

    class Meta:
        icon = "warning"
        label = _("Call-out")
        template = "cms_pages/blocks/callout.html"


class LetterChooserBlock(SnippetChooserBlock):
    """Chooses a letter; letters are the nation's, and whoever edits notices may read them."""

    @cached_property
    def widget(self) -> Any:
        """Return the chooser's button, which names the chosen letter."""
        widget = super().widget
        widget.rows = self.target_model._default_manager.all()
        return widget


class LetterBlock(blocks.StructBlock):
    """A letter of the registry, chosen by searching; it reads as if it had been typed."""

    letter = LetterChooserBlock("cms_pages.Letter", label=_("Letter"))
    clause = blocks.CharBlock(label=_("Clause"), required=False, max_length=60, help_text=_("For example: clause 7"))

    class Meta:
        icon = "mail"
        label = _("Citation of a letter")
        template = "cms_pages/blocks/letter.html"

    def get_searchable_content(self, value: Any) -> list[str]:
        """Return the citation as a text: search, warnings and the registry read it like any other."""
        return [cited_text(value)] if value.get("letter") else []

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the text."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["text"] = cited_text(value) if value.get("letter") else ""
        return context


def cited_text(value: Any) -> str:
    """Return «بند 7 نامه شماره 749014 مورخ 1398/12/24»."""
    return " ".join(part for part in (value["clause"], value["letter"].sentence) if part)


def _item() -> PastedTextBlock:
    return PastedTextBlock(label=_("List item"), features=TEXT_FEATURES)


class NoticeBody(blocks.StreamBlock):
    """The body of a notice, in reading order."""

    def clean(self, value: Any, *args: Any, **kwargs: Any) -> blocks.StreamValue:
        """Make paragraphs whose lines all begin with a typed bullet the list that they look like."""
        cleaned: blocks.StreamValue = super().clean(value, *args, **kwargs)
        listed = self.child_blocks["bulleted_list"]
        rows: list[tuple[str, Any, str | None]] = []
        for child in cleaned:
            items = bulleted_items(child.value.source) if child.block_type == "paragraph" else None
            if items:
                rows.append(("bulleted_list", listed.normalize([RichText(item) for item in items]), child.id))
            else:
                rows.append((child.block_type, child.value, child.id))
        return blocks.StreamValue(self, rows)

    heading = NamedTextBlock(label=_("Heading"), icon="title", max_length=200, template="cms_pages/blocks/heading.html")
    paragraph = PastedTextBlock(
        label=_("Paragraph"), icon="pilcrow", features=TEXT_FEATURES, template="cms_pages/blocks/paragraph.html"
    )
    numbered_list = blocks.ListBlock(
        _item(), label=_("Numbered list"), icon="list-ol", template="cms_pages/blocks/numbered_list.html"
    )
    bulleted_list = blocks.ListBlock(
        _item(), label=_("Bulleted list"), icon="list-ul", template="cms_pages/blocks/bulleted_list.html"
    )
    callout = CalloutBlock()
    letter = LetterBlock()
    table = TypedTableBlock(
        [
            ("text", NamedTextBlock(label=_("Text column"), required=False)),
            ("rich_text", PastedTextBlock(label=_("Formatted column"), required=False, features=TEXT_FEATURES)),
        ],
        label=_("Table"),
        icon="table",
        template="cms_pages/blocks/table.html",
    )
