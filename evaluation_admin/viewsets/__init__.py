"""The record kinds in the admin, one file a kind; groups.py is the menu."""
