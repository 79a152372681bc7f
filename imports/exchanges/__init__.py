"""What is exchanged: one resource a record kind, found by its name."""
