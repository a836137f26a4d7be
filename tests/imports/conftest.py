"""Bringing a list in, as the unit's manager does it."""

import hashlib
import json
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result
from flask import Flask

from reception.access.actor import system
from reception.accounts.models import User
from reception.audit.log import record
from reception.db.base import Base
from reception.db.session import db
from reception.i18n.formats import now
from reception.imports import cli, operations
from reception.imports.models import ImportRun, ImportSource
from reception.imports.rules.preview import Preview
from reception.web import short_number
from tests.factories.municipality import Municipality
from tests.factories.people import SOURCE

NAMES = count(1)


class Importer:
    """`importer(content)` takes a list in; `importer.preview(content)` only shows what it would do."""

    def __init__(self, municipality: Municipality, acting: Callable) -> None:
        self._municipality, self._acting = municipality, acting

    def __call__(self, content: bytes, *, by: User | None = None, **options: object) -> ImportRun:
        run = self.read(content, by=by, **options)
        self.take(run, by=by)
        return run

    def take(self, run: ImportRun, *, by: User | None = None) -> None:
        """Take a list in that was read."""
        with self._acting(by or self._municipality.manager):
            operations.take_in(run.id, self._end_of_portion)
            db.session.commit()

    def read(
        self,
        content: bytes,
        *,
        by: User | None = None,
        answers: dict[str, dict[str, str]] | None = None,
        source: ImportSource | None = None,
    ) -> ImportRun:
        """The run of a file that was read and not taken in."""
        user = by or self._municipality.manager
        with self._acting(user):
            run = ImportRun(
                number=short_number.make(SOURCE),
                file_name=f"list{next(NAMES)}.xlsx",
                file_hash=hashlib.sha256(content).hexdigest(),
                file=content,
                answers=json.dumps(answers or {}),
                source=source,
                unit=user.duties[0].unit,
                made_by_id=user.id,
                made_at=now(),
            )
            db.session.add(run)
            db.session.flush()
            record("test.import-received", run)
            operations.read_in(run.id, self._end_of_portion)
            db.session.commit()
        return run

    def preview(self, content: bytes, **options: object) -> Preview:
        """What a file would do."""
        return Preview.from_json(self.read(content, **options).preview or "")

    def undo(self, run: ImportRun) -> None:
        """Take a list back."""
        with self._acting(self._municipality.manager):
            operations.undo_run(run)
            db.session.commit()

    def obstacles(self, run: ImportRun) -> list:
        """What keeps a list from being taken back."""
        with self._acting(self._municipality.manager):
            return operations.undo_obstacles(run)

    def _end_of_portion(self, _done: int, _total: int) -> None:
        db.session.commit()


@pytest.fixture
def importer(municipality: Municipality, acting: Callable) -> Importer:
    """See `Importer`."""
    return Importer(municipality, acting)


@pytest.fixture
def found(app: Flask) -> Iterator[Callable[[type[Base]], list]]:
    """`found(Person)`: every row of a table, whoever may see it."""

    def rows(model: type[Base]) -> list:
        with system("test"):
            return list(db.session.scalars(sa.select(model).order_by(model.id).execution_options(permit="test")))

    return rows


@pytest.fixture
def tables(app: Flask) -> Callable[[], dict[str, list]]:
    """Every row of every table that an import may touch, to compare before and after. Search keys without their ids."""

    def snapshot() -> dict[str, list]:
        apart = {"audit_event", "audit_seal", "import_run", "change", "change_set", "job", "staff_session", "throttle"}
        with system("test"):
            return {table.name: _rows(table) for table in Base.metadata.sorted_tables if table.name not in apart}

    return snapshot


def _rows(table: sa.Table) -> list:
    columns = [column for column in table.columns if not (table.name == "search_key" and column.name == "id")]
    rows = db.session.execute(sa.select(*columns).execution_options(permit="test"))
    return sorted((tuple(row) for row in rows), key=repr)


@pytest.fixture
def reception(app: Flask, municipality: Municipality, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable:
    """`reception("people", "list.csv", …)`: the command on the test's own database; files lie in `tmp_path`."""
    monkeypatch.setattr(cli, "create_app", lambda: app)
    monkeypatch.setattr(cli.working, "measure", lambda: None)

    def run(*arguments: str) -> Result:
        db.session.commit()
        given = [str(tmp_path / one) if one.endswith((".csv", ".xlsx")) else one for one in arguments]
        answer = CliRunner().invoke(cli.import_, given)
        db.session.expire_all()
        return answer

    return run
