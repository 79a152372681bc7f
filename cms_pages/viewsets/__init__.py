"""The board's record kinds and lists in the admin, one file a kind."""
