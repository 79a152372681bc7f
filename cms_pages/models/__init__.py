"""The tables of the board."""

from cms_pages.models.announcement import AnnouncementPage, AnnouncementQuerySet, NoticeState
from cms_pages.models.attachment import Attachment, AttachmentVersion
from cms_pages.models.board import BoardPage
from cms_pages.models.lunar_month import LunarMonth, lunar_corrections

__all__ = [
    "AnnouncementPage",
    "AnnouncementQuerySet",
    "Attachment",
    "AttachmentVersion",
    "BoardPage",
    "LunarMonth",
    "NoticeState",
    "lunar_corrections",
]
