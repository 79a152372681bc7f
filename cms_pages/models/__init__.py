"""The tables of the board."""

from cms_pages.models.addressee import Addressee
from cms_pages.models.announcement import AnnouncementPage
from cms_pages.models.announcement_queryset import AnnouncementQuerySet
from cms_pages.models.approval import NoticeApprovalTask
from cms_pages.models.attachment import Attachment, AttachmentVersion
from cms_pages.models.board import BoardPage
from cms_pages.models.change_note import ChangeNote
from cms_pages.models.generation import BoardGeneration
from cms_pages.models.letter import Citation, DateStatus, Letter, LetterDirection, letters_of
from cms_pages.models.lunar_month import LunarMonth, lunar_corrections
from cms_pages.models.notice_clock import NoticeMark, NoticeState
from cms_pages.models.notice_decision import Decision, NoticeDecision
from cms_pages.models.receipt import NoticeReceipt, ReceiptState
from cms_pages.models.search_text import NoticeSearchText
from cms_pages.models.topic import NoticeTopic

__all__ = [
    "Addressee",
    "AnnouncementPage",
    "AnnouncementQuerySet",
    "Attachment",
    "AttachmentVersion",
    "BoardGeneration",
    "BoardPage",
    "ChangeNote",
    "Citation",
    "DateStatus",
    "Decision",
    "Letter",
    "LetterDirection",
    "LunarMonth",
    "NoticeApprovalTask",
    "NoticeDecision",
    "NoticeMark",
    "NoticeReceipt",
    "NoticeSearchText",
    "NoticeState",
    "NoticeTopic",
    "ReceiptState",
    "letters_of",
    "lunar_corrections",
]
