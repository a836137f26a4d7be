"""A list of many people, as a municipality could keep it: numbers with check digits, families, telephones, notes."""

import io
import random
from collections.abc import Iterator
from datetime import date, timedelta

import xlsxwriter

HEADER = (
    "Löpnr", "Namn", "Personnr", "Dossiernr", "Medborgarskap", "Språk", "Mottagen", "UT from", "UT tom", "Grund",
    "Anvisad/EBO", "Hushåll", "Relation", "Adress", "Telefon", "Anteckning",
)  # fmt: skip
GIVEN = "Amina Omar Layla Hassan Olena Andrii Selam Haben Fatemeh Reza Nour Yusuf Maryam Ivan Daria Abdi".split(" ")
FAMILY = "Warsame Tesfay Koval Melnyk Rahimi Haddad Yusuf Petrenko Ahmadi Hussein Osman Kebede Nazari".split(" ")
GROUNDS = ("Flykting", "Alt skydd", "Kvot", "Massflykt", "Anknytning")
COUNTRIES = (("Syrien", "Arabiska"), ("Ukraina", "Ukrainska, ryska"), ("Afghanistan", "Dari"), ("Somalia", "Somaliska"))


def workbook(people: int, *, seed: int = 1, changed: int = 0) -> bytes:
    """An XLSX file of `people` rows; every `changed`-th has another telephone than without."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"constant_memory": True, "in_memory": True}) as book:
        sheet = book.add_worksheet("Personer")
        for row, cells in enumerate([HEADER, *_rows(people, seed, changed)]):
            sheet.write_row(row, 0, cells)
    return content.getvalue()


def _rows(people: int, seed: int, changed: int) -> Iterator[tuple[str | int, ...]]:
    source = random.Random(seed)
    for row in range(1, people + 1):
        born = date(1950, 1, 2) + timedelta(days=row * 7 % 20_000)
        arrived = date(2022, 1, 1) + timedelta(days=source.randrange(1600))
        country, language = source.choice(COUNTRIES)
        phone = f"07{source.randrange(10**8):08d}"
        yield (
            row,
            f"{source.choice(FAMILY)} {source.choice(FAMILY)}, {source.choice(GIVEN)}",
            _number(born, row),
            f"{10_000_000 + row}",
            country,
            language,
            arrived.isoformat(),
            arrived.isoformat(),
            (arrived + timedelta(days=730)).isoformat(),
            source.choice(GROUNDS),
            source.choice(("Anvisad", "EBO")),
            f"H{row // 4}",
            ("Sökande", "Maka/make", "Barn", "Barn")[row % 4],
            f"Provgatan {row}, 123 45 Exempelby",
            f"0{int(phone) + 1}" if changed and row % changed == 0 else phone,
            f"Rad {row}: kom med buss, vill läsa svenska.",
        )


def _number(born: date, row: int) -> str:
    """A personal identity number with a right check digit (SKV 704); made up, and unlike any other of the list."""
    digits = f"{born:%y%m%d}{100 + row % 900}"
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    check = -sum(value // 10 + value % 10 for value in doubled) % 10
    return f"{born:%Y%m%d}-{digits[6:]}{check}"
