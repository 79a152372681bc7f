"""The peer: a board as Wagtail's tutorial writes one; nothing in it is tuned."""
