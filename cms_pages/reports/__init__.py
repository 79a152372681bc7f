"""What is read across the board's tables: frozen answers without HTML."""
