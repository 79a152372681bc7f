"""The records' part of the dashboard, one panel a file."""
