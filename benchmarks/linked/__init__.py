"""The linked workbook of the schools that did not take part, beside other ways to write it (target B)."""
