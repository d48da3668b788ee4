"""The report as a spreadsheet: a sheet for each subject, numbers as numbers, and charts of what has a shape."""

from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.reports.amounts import Unit, say_number
from kiosk.reports.wording import Part, Table, WordedReport
from kiosk.reports.workbook import Book
from kiosk.texts import Words

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = {3: (32, 44, 16), 4: (16, 38, 38, 12)}
_CHARTS = {"cause": "bar", "hour": "column"}
_CHART_ROWS = 20
_FOREST = "#083C29"


def report_sheets(report: WordedReport, words: Words, now: datetime) -> bytes:
    """`report` as XLSX."""
    book = Book(f"{report.title} {report.span}", now)
    forms = {unit: book.number(_form(unit, words)) for unit in Unit}
    for part in report.parts:
        sheet = book.sheet(part.title, part.headings, _WIDTHS[len(part.headings)])
        row, charts = 1, 0
        for table in part.tables:
            _write_table(book, sheet, row, table, forms, words)
            if table.id in _CHARTS and table.rows:
                place = (1 + charts * _CHART_ROWS, len(part.headings) + 1)
                sheet.insert_chart(*place, _chart(book, part, table, row))
                charts += 1
            row += len(table.rows)
        for note in dict.fromkeys((*(table.note for table in part.tables), f"{report.title} {report.span}")):
            row += 1
            book.write(sheet, row, 0, note)
        book.write(sheet, row + 1, 0, report.made)
    return book.finished()


def _write_table(
    book: Book, sheet: "Worksheet", first: int, table: Table, forms: dict[Unit, "Format"], words: Words
) -> None:
    for row, line in enumerate(table.rows, start=first):
        texts = (table.title, *line.labels)
        for column, text in enumerate(texts):
            book.write(sheet, row, column, text)
        if line.number.amount is None:
            book.write(sheet, row, len(texts), say_number(line.number, words))
        else:
            sheet.write_number(row, len(texts), line.number.amount, forms[line.number.unit])


def _form(unit: Unit, words: Words) -> str:
    """The format of numbers of `unit`, with its word behind it."""
    if unit is Unit.COUNT:
        return "#,##0"
    if unit is Unit.SHARE:
        return "0.0%"
    behind = words.say(f"reports.units.{unit.value}", number="").replace('"', "")
    return f'#,##0.0"{behind}"'


def _chart(book: Book, part: Part, table: Table, first: int) -> "Chart":
    chart = book.book.add_chart({"type": _CHARTS[table.id]})
    last, labels, values = first + len(table.rows) - 1, 1, len(part.headings) - 1
    chart.add_series(
        {
            "name": table.title,
            "categories": [part.title, first, labels, last, labels],
            "values": [part.title, first, values, last, values],
            "fill": {"color": _FOREST},
            "gap": 40,
        }
    )
    chart.set_title({"name": table.title, "name_font": {"size": 12, "color": _FOREST}})
    chart.set_legend({"none": True})
    chart.set_size({"width": 640, "height": 380})
    if _CHARTS[table.id] == "bar":
        chart.set_y_axis({"reverse": True})
    return chart
