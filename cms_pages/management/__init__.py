"""Management commands of the board."""
