"""Fills in a form in LibreOffice as a clerk would, and makes twenty mistakes.

Usage: see README.md. The form is what XlsxWriter.writeForm makes in Kazakh of partners, events,
projects and contributions. Everything in it is invented.
"""

import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.lang import Locale


def connect():
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(60):
        try:
            return resolver.resolve(
                "uno:socket,host=localhost,port=2002;urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(1)
    raise SystemExit("no office")


def option(name, value):
    prop = PropertyValue()
    prop.Name, prop.Value = name, value
    return prop


class Sheet:
    """A sheet by the labels of its header."""

    def __init__(self, document, name):
        self.document = document
        self.sheet = document.Sheets.getByName(name)
        self.columns = {}
        while self.cell_at(len(self.columns), 0).String:
            self.columns[self.cell_at(len(self.columns), 0).String] = len(self.columns)

    def cell_at(self, column, row):
        return self.sheet.getCellByPosition(column, row)

    def cell(self, label, row):
        """Rows are counted as the program shows them."""
        return self.cell_at(self.columns[label], row - 1)

    def format(self, cell, code):
        formats = self.document.NumberFormats
        locale = Locale("en", "US", "")
        key = formats.queryKey(code, locale, False)
        cell.NumberFormat = formats.addNew(code, locale) if key < 0 else key

    def fill(self, row, values):
        """Types into cells: text stays text, a tuple is a day with the format of its cell."""
        for label, value in values.items():
            cell = self.cell(label, row)
            if isinstance(value, tuple):
                cell.Formula = value[0]
                self.format(cell, value[1])
            elif isinstance(value, (int, float)):
                cell.Value = value
            else:
                cell.String = value


def day(text):
    return (text, "DD.MM.YYYY")


def partners(document):
    sheet = Sheet(document, "Серіктес ұйымдар")
    rows = [
        ("P-1", "Бірінші ойдан шығарылған ұйым", "Мемлекеттік орган", "KZ"),
        ("P-2", "Екінші ойдан шығарылған ұйым", "Халықаралық ұйым", ""),
        ("P-3", "Үшінші ойдан шығарылған ұйым", "Жеке сектор ұйымы", "KG"),
        ("P-4", "Төртінші ойдан шығарылған ұйым", "Үкіметтік емес ұйым немесе кәсіби қауымдастық", "UZ"),
        ("P-5", "Бесінші ойдан шығарылған ұйым", "Мемлекеттік орган", "TJ"),
    ]
    for i, (key, name, kind, country) in enumerate(rows):
        sheet.fill(i + 2, {"Сәйкестендіргіш": key, "Атауы / kk": name, "Ұйымның түрі": kind, "Ел": country})
        sheet.fill(i + 2, {"Басталу күні": day("2014-0%d-01" % (i + 1))})
    # A web address that is none.
    sheet.fill(4, {"Веб-мекенжайы": "www мысал org"})
    # The column of the name once more, filled in in one row.
    twice = len(sheet.columns)
    sheet.cell_at(twice, 0).String = "Атауы / kk"
    sheet.cell_at(twice, 5).String = "Бесінші ұйым"


def projects(document):
    sheet = Sheet(document, "Жобалар")
    for i in range(5):
        sheet.fill(
            i + 2,
            {
                "Сәйкестендіргіш": "PR-%d" % (i + 1),
                "Атауы / kk": "Ойдан шығарылған жоба № %d" % (i + 1),
                "Жоба нөмірі": "0001234%d" % i,
                "Кезең нөмірі": i + 1,
                "Мәртебесі": "Іске асырылуда",
                "Басталу күні": day("2018-01-0%d" % (i + 1)),
                "Елдер": "KZ|KG",
            },
        )
    # The number of a project that is stored as a number: its zeros are gone.
    number = sheet.cell("Жоба нөмірі", 3)
    sheet.format(number, "General")
    number.Value = 12341
    # An id that another project has.
    sheet.fill(6, {"Сәйкестендіргіш": "PR-1"})
    # A column of the clerk's own.
    own = len(sheet.columns)
    sheet.cell_at(own, 0).String = "Жауапты бөлім"
    sheet.cell_at(own, 1).String = "Үшінші бөлім"


def contributions(document):
    sheet = Sheet(document, "Жарналар")
    for i in range(5):
        sheet.fill(
            i + 2,
            {
                "Сәйкестендіргіш": "C-%d" % (i + 1),
                "Донор": "Ойдан шығарылған донор",
                "Жарнаның берілу кезеңі": "Алынған",
                "Жарна сомасы / Сома": 1000000.5 + i,
                "Жарна сомасы / Валюта": "KZT",
                "Уақыт кезеңі": "202%d" % i,
                "Жоба": "PR-1",
            },
        )
        sheet.format(sheet.cell("Жарна сомасы / Сома", i + 2), "#,##0.00")
    # Sums as they stand in letters of two countries.
    sheet.fill(3, {"Жарна сомасы / Сома": "1 200 000,50"})
    sheet.fill(5, {"Жарна сомасы / Сома": "10,000.00"})


def events(document):
    sheet = Sheet(document, "Іс-шаралар")
    kinds = ["Семинар", "Практикалық семинар", "Тренинг", "Вебинар", "Конференция"]
    for i in range(16):
        sheet.fill(
            i + 2,
            {
                "Сәйкестендіргіш": "EV-2024-%03d" % (i + 1),
                "Атауы / kk": "Ойдан шығарылған іс-шара № %d" % (i + 1),
                "Іс-шараның түрі": kinds[i % len(kinds)],
                "Басталу күні": day("2024-03-%02d" % (i + 1)),
                "Аяқталу күні": day("2024-03-%02d" % (i + 2)),
                "Қала": "Астана",
                "Қабылдаушы ел": "KZ",
                "Қатысушылар саны / Сан": 20 + i,
                "Жоба": "PR-1",
                "Ұйымдастырушы серіктестер": "P-1|P-2",
                # Communities have no sheet here, so nobody can say whether there is such a one.
                "Тәжірибешілер одағы": "CP-7",
            },
        )
    sheet.fill(17, {"Басталу күні": ("2024-05-01", "MMM YY"), "Аяқталу күні": "2024-05"})
    sheet.fill(16, {"Қатысушылар саны / Нақтылау": "Астам", "Қатысушылар саны / Сан": 100})

    # A day that lost its format.
    date = sheet.cell("Басталу күні", 2)
    sheet.format(date, "General")
    date.Value = 41348
    # A day that no calendar has.
    sheet.fill(3, {"Басталу күні": "2024-02-30"})
    # Fewer people than none.
    sheet.fill(4, {"Қатысушылар саны / Сан": -12})
    # No title.
    sheet.fill(5, {"Атауы / kk": ""})
    # Over before it starts.
    sheet.fill(6, {"Аяқталу күні": day("2024-02-01")})
    # A blank that nobody sees behind a code.
    sheet.fill(7, {"Іс-шараның түрі": "Тренинг "})
    # One city for two events.
    column = sheet.columns["Қала"]
    sheet.sheet.getCellRangeByPosition(column, 7, column, 8).merge(True)
    # A sum instead of its result.
    sheet.cell("Қатысушылар саны / Сан", 10).Formula = "=12+9"
    # A country by its name.
    sheet.fill(11, {"Қабылдаушы ел": "Қырғызстан"})
    # A number in words.
    sheet.fill(12, {"Қатысушылар саны / Сан": "отызға жуық"})
    # A remark beside the table.
    sheet.cell_at(len(sheet.columns) + 1, 12).String = "күнін нақтылау керек"
    # What a deleted cell leaves behind when its value is pasted.
    sheet.fill(14, {"Қатысушылар саны / Сан": "#REF!"})


def main(form, target):
    context = connect()
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(
        uno.systemPathToFileUrl(form), "_blank", 0, (option("Hidden", True),))
    partners(document)
    projects(document)
    contributions(document)
    events(document)
    # A sheet from before.
    document.Sheets.insertNewByName("Ескі тізім", document.Sheets.Count)
    old = document.Sheets.getByName("Ескі тізім")
    old.getCellByPosition(0, 0).String = "Сәйкестендіргіш"
    old.getCellByPosition(0, 1).String = "EV-2023-001"
    document.storeToURL(
        uno.systemPathToFileUrl(target), (option("FilterName", "Calc MS Excel 2007 XML"),))
    document.close(True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
