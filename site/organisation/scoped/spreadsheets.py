"""Lists as spreadsheets that open right to left and never run what a record's text says (trust.md T8, S6)."""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.http import HttpRequest, HttpResponseBase
from wagtail.admin.views.mixins import Echo, SpreadsheetExportMixin

from organisation.scoped.columns import label_of, plain, text_of, value_of

# A cell that begins so is a formula, or a command, to some spreadsheet program.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
ILLEGAL_IN_NAMES = str.maketrans(dict.fromkeys(r"[]:*?/\'", "-"))
LONGEST_CELL = 32_767
CHUNK = 2_000


class SafeSpreadsheetMixin(SpreadsheetExportMixin):
    """Wagtail's export with the list's own headings, Jalali text, numbers as numbers and codes as text."""

    model: Any

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Send the spreadsheet without first building the page, which would read every record once more."""
        if self.is_export:
            return self.as_spreadsheet(self.get_queryset(), request.GET["export"])
        return super().get(request, *args, **kwargs)

    def get_heading(self, queryset: Any, field: str) -> str:
        """Return the Persian heading of a column."""
        return label_of(self.model, field)

    def rows(self, queryset: Any) -> Iterator[list[Any]]:
        """Yield the cells of each record, a few thousand records in memory at a time."""
        records = queryset.iterator(chunk_size=CHUNK) if hasattr(queryset, "iterator") else queryset
        for record in records:
            yield [cell(value_of(record, path), path.rpartition(".")[2]) for path in self.list_export]

    def stream_csv(self, queryset: Any) -> Iterator[bytes]:
        """Yield the lines of the file; it begins with the mark by which spreadsheet programs know UTF-8."""
        writer: Any = csv.writer(Echo())
        yield b"\xef\xbb\xbf" + writer.writerow([self.get_heading(queryset, path) for path in self.list_export])
        for row in self.rows(queryset):
            yield writer.writerow([quoted(value) for value in row])

    def write_xlsx(self, queryset: Any, output: Any) -> None:
        """Write the workbook; text is written as text, whatever it begins with."""
        with xlsxwriter.Workbook(output, {"constant_memory": True}) as workbook:
            sheet = workbook.add_worksheet(str(self.model._meta.verbose_name_plural).translate(ILLEGAL_IN_NAMES)[:31])
            sheet.right_to_left()
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(self.list_export) - 1, 22)
            heading = workbook.add_format({"bold": True})
            for column, path in enumerate(self.list_export):
                sheet.write_string(0, column, self.get_heading(queryset, path), heading)
            last = 0
            for last, row in enumerate(self.rows(queryset), start=1):
                for column, value in enumerate(row):
                    if isinstance(value, str):
                        sheet.write_string(last, column, value[:LONGEST_CELL])
                    else:
                        sheet.write_number(last, column, value)
            sheet.autofilter(0, 0, last, len(self.list_export) - 1)


def cell(value: Any, name: str) -> str | int | Decimal:
    """Return what a spreadsheet holds of a value: a number, or text."""
    is_number = isinstance(value, int | Decimal) and not isinstance(value, bool | date | datetime)
    if is_number and name != "academic_year":
        return plain(value, name)
    return str(value) if isinstance(value, str) else text_of(value, name)


def quoted(value: str | int | Decimal) -> str | int | Decimal:
    """Return a field of a CSV file that no program takes for a formula; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(DANGEROUS) else value
