"""The scope matrix: every registered record kind, every door, every person who must see nothing of it."""
