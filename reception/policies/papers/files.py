"""A follow-up as files: a sheet, and JSON. The same report is always the same bytes."""

import json
from datetime import datetime
from typing import Final

from reception.i18n.locales import KNOWN
from reception.i18n.text import _, said_in
from reception.policies.rules.report import Report, Shown, rows
from reception.sheets.writing import Workbook, made

_SWEDISH: Final = KNOWN["sv"]


def as_xlsx(report: Report, tag: str) -> bytes:
    """A row for each line of the policy, indicator and year. An empty cell of a number is hidden."""
    created = datetime.fromisoformat(report.release["published_at"]).replace(tzinfo=None)

    def fill(book: Workbook) -> None:
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 7, 24)
        for row, line in enumerate(rows(report, tag, _)):
            for column, value in enumerate(line):
                if isinstance(value, str):
                    sheet.write_string(row, column, value, bold if row == 0 else None)
                elif value is not None:
                    sheet.write_number(row, column, value)

    return made(fill, created=created)


def as_json(report: Report) -> bytes:
    """The report for a program, with the release that it is made of."""
    told = {
        "format": 1,
        "policy": {
            "code": report.policy.code,
            "municipality": report.policy.municipality,
            "name": report.policy.name,
        },
        "year": report.year,
        "release": {key: report.release[key] for key in ("id", "hash", "municipality", "known_on", "published_at")},
        "summary": [one.code for one in report.summary()],
        "lines": [
            {
                "code": one.line.code,
                "area": area.name,
                "area_sv": said_in(_SWEDISH, area.name),
                "text": one.line.text,
                "text_sv": said_in(_SWEDISH, one.line.text),
                "place": one.line.place,
                "kind": one.line.kind.value,
                "figures": [each.code for each in one.shown],
                "missing": [word.value for word in one.missing],
            }
            for area in report.areas
            for one in area.lines
        ],
        "figures": [_figure(one) for one in report.shown],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8")


def _figure(one: Shown) -> dict[str, object]:
    told = one.figure.told
    return {
        "code": told["code"],
        "version": told["version"],
        "title": told["title"],
        "title_sv": told["sv"]["title"],
        "definition": told["definition"],
        "years": [
            {
                "year": year.year,
                "release": year.release,
                **{answer.value: value for answer, value in year.numbers.numbers.items()},
                "share": year.numbers.share,
            }
            for year in one.years
        ],
    }
