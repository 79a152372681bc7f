"""The organisation's record kinds in the admin, one file a kind."""
