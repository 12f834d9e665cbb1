"""Writes what a workbook holds, as openpyxl reads it: dump_workbook.py FILE.xlsx

A line for each sheet, with what is frozen, filtered and has bars, and for each cell its place, type, number format, colour and value. A
formula or a link anywhere ends it with 1.
"""

import json
import re
import sys
import warnings
import zipfile

import openpyxl

# What it does not know: the bars as Excel 2010 draws them.
warnings.filterwarnings("ignore", message=".*xtension is not supported")


def bars(sheet):
    rules = [(str(area.sqref), rule.type) for area in sheet.conditional_formatting for rule in area.rules]
    return [area for area, kind in rules if kind == "dataBar"]


def main():
    path = sys.argv[1]
    book = openpyxl.load_workbook(path)
    properties = book.properties
    print(json.dumps(["book", properties.title, str(properties.created)], ensure_ascii=False))
    for sheet in book:
        print(json.dumps(["sheet", sheet.title, sheet.freeze_panes, sheet.auto_filter.ref, bars(sheet)], ensure_ascii=False))
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f" or cell.hyperlink:
                    sys.exit(f"{sheet.title}!{cell.coordinate} is a formula or a link: {cell.value}")
                if cell.value is None:
                    continue
                fill = cell.fill.fgColor.rgb if cell.fill.fill_type else None
                print(json.dumps([cell.coordinate, cell.data_type, cell.number_format, fill, cell.value], ensure_ascii=False))
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            if re.search(rb"<f[ >/]|<hyperlink", parts.read(name)):
                sys.exit(f"{name} has a formula or a link")


main()
