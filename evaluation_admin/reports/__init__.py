"""What is read across the records: frozen dataclasses, no HTML and no workbooks; one report a file."""
