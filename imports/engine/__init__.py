"""Check, difference, apply: set-based, in chunks, one transaction for what is written."""
