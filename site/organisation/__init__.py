"""People, places and postings: who reaches which rows."""
