"""Runs under the Python that has LibreOffice's `uno`: opens a workbook, writes cells as a person would, saves it.

``python3 drill_uno.py PIPE < JSON`` with a list of ``{"open", "save", "filter", "cells": [[sheet, cell, value]]}``; it
answers with what each cell shows after it was written.
"""

import json
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

TRIES = 120


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(TRIES):
        try:
            there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
        except NoConnectException:
            time.sleep(0.5)
    sys.exit("soffice does not answer")


def option(name, value):
    one = PropertyValue()
    one.Name, one.Value = name, value
    return one


def main():
    asked = json.load(sys.stdin)
    desktop = connect(sys.argv[1])
    for job in asked:
        book = desktop.loadComponentFromURL(
            uno.systemPathToFileUrl(job["open"]), "_blank", 0, (option("Hidden", True),)
        )
        shown = []
        for sheet, cell, value in job["cells"]:
            place = book.Sheets.getByName(sheet).getCellRangeByName(cell)
            if isinstance(value, str):
                place.setString(value)
            else:
                place.setValue(value)
            shown.append(place.getString())
        book.storeToURL(uno.systemPathToFileUrl(job["save"]), (option("FilterName", job["filter"]),))
        book.close(True)
        print(json.dumps(shown))
    desktop.terminate()


main()
