"""Rules of the board: pure functions on days, texts and bytes; neither Django nor Wagtail."""
