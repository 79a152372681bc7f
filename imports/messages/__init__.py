"""The one catalogue of sentences: a pattern per code, made into text that names sheet, row and column."""

from imports.messages.questions import question_text
from imports.messages.sentences import issue_text, located, notice_text, sentence

__all__ = ["issue_text", "located", "notice_text", "question_text", "sentence"]
