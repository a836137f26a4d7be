"""National series come in as files: a figure that is there already is replaced, and which file it came with is kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from reception.access.actor import current as actor
from reception.audit.log import record
from reception.db.bulk import insert_many
from reception.db.session import db
from reception.i18n.formats import now
from reception.i18n.markers import N_
from reception.indicators.models import NationalFigure, SeriesImport
from reception.indicators.queries import series as queries
from reception.indicators.rules import series_files
from reception.indicators.rules.series import Key, Point
from reception.sheets import limits
from reception.sheets.cells import UnreadableSheet
from reception.sheets.reading import read_workbook

LONGEST_NAME: Final = 200
_SEVERAL_SHEETS: Final = N_("The file has several sheets. Keep the one with the figures.")


@dataclass(frozen=True)
class Read:
    """The figures in a file. `is_part`: it says itself that it is one page of several."""

    points: tuple[Point, ...]
    is_part: bool = False


@dataclass(frozen=True)
class Changes:
    """What a file brought: figures that are new, that changed, and that were there already."""

    new: int
    changed: int
    same: int


def read(content: bytes, name: str) -> Read:
    """The figures in a file. Raises UnreadableSheet for what is no list, RefusedSeries for one with faults."""
    if series_files.is_json(content):
        if len(content) > limits.MAXIMUM_BYTES:
            raise UnreadableSheet(limits.TOO_BIG)
        return Read(*series_files.of_json(content))
    sheets = [sheet for sheet in read_workbook(content, name=name) if sheet.rows]
    if len(sheets) > 1:
        raise UnreadableSheet(_SEVERAL_SHEETS)
    return Read(series_files.of_rows(sheets[0].rows))


def take(points: Sequence[Point], file_name: str) -> Changes:
    """Let these be the figures. A figure that is there already with another value is replaced."""
    kept = queries.kept({one.kpi for one in points})
    made = SeriesImport(
        file_name=file_name[:LONGEST_NAME] or "-", made_at=now(), made_by_id=actor().user_id, rows=len(points)
    )
    db.session.add(made)
    db.session.flush()
    new = [one for one in points if one.key not in kept]
    changed = [one for one in points if one.key in kept and kept[one.key].told != (one.value, one.status)]
    insert_many(NationalFigure, [_columns(one, made.id) for one in new])
    _replace(changed, kept, made.id)
    record("series.imported", made, figures=len(points), new=len(new), changed=len(changed))
    return Changes(len(new), len(changed), len(points) - len(new) - len(changed))


def _columns(point: Point, import_id: int) -> dict[str, Any]:
    return {
        "kpi": point.kpi,
        "municipality": point.municipality,
        "year": point.year,
        "gender": point.gender,
        "value": point.value,
        "status": point.status,
        "import_id": import_id,
    }


def _replace(points: Iterable[Point], kept: Mapping[Key, queries.Kept], import_id: int) -> None:
    rows = [
        {"id": kept[one.key].id, "value": one.value, "status": one.status, "import_id": import_id} for one in points
    ]
    if rows:
        db.session.execute(sa.update(NationalFigure), rows)
