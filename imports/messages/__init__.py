"""The one catalogue of sentences: a pattern per code, made into text that names sheet, row and column."""

from imports.messages.sentences import issue_text, located, notice_text, sentence

__all__ = ["issue_text", "located", "notice_text", "sentence"]
