"""Dictionaries of what rows name, each read once a run."""
