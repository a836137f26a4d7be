"""Lists of homes as municipalities keep them, made in a test, and the rows that they became."""

import io
from collections.abc import Sequence

import sqlalchemy as sa

from reception.access.actor import system
from reception.db.base import Base
from reception.db.session import db
from reception.jobs import jobs
from tests.imports.lists import workbook

HEADER = (
    "Adress", "Lägenhetsnummer", "Postnummer", "Ort", "Område", "Hyresvärd", "Antal rum", "Yta", "Våning", "Hiss",
    "Hyra", "Antal platser", "Inhyrd från", "Inhyrd till", "Uppsagd", "Koordinater", "Anmärkning",
)  # fmt: skip
FULL = (
    "Storgatan 4 A", "lgh 1102", "54130", "Skövde", "Centrum", "Skövdebostäder AB", "3 rok", "64,5 kvm", "2 tr", "ja",
    "7 450 kr", "4", "2024-03-01", "tills vidare", "nej", "6471234, 412345", "Nymålad",
)  # fmt: skip


def homes_list(*rows: Sequence[object], header: Sequence[str] = HEADER) -> bytes:
    """An XLSX file with one sheet of homes."""
    return workbook([list(row) for row in rows], header=header)


def told(**cells: object) -> bytes:
    """An XLSX file with one home, by header; underscores stand for spaces."""
    return homes_list(list(cells.values()), header=[name.replace("_", " ") for name in cells])


def upload(browser, content: bytes, name: str = "bostader.xlsx", **values: object):
    """Send a list of homes; the answer."""
    answer = browser.get("/dwellings/import/new")
    data = {**answer.form_values(), **values, "file": (io.BytesIO(content), name)}
    return browser.post("/dwellings/import/new", data=data, content_type="multipart/form-data")


def read(browser, content: bytes, **values: object) -> str:
    """The address of a list that was read."""
    address = upload(browser, content, **values).location
    assert jobs.work_waiting() == 1
    return address


def taken_in(browser, content: bytes, **values: object) -> str:
    """The address of a list that was read and taken in, with everything unknown added."""
    address = read(browser, content, **{"add_landlords": "y", "add_districts": "y", **values})
    browser.post(f"{address}/take")
    assert jobs.work_waiting() == 1
    return address


def rows_of(model: type[Base]) -> list:
    """Every row of a table."""
    db.session.expire_all()
    with system("test"):
        return list(db.session.scalars(sa.select(model).order_by(model.id).execution_options(permit="test")))
