"""What came of a survey: shown only once it is closed, and never of fewer than ten."""

from collections.abc import Iterator

from flask import Response, jsonify, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.disclosure.coarsening import Table
from reception.i18n.formats import now
from reception.i18n.text import _
from reception.sheets.separated import written
from reception.sheets.writing import Workbook, made
from reception.surveys import permits
from reception.surveys.queries import results as queries
from reception.surveys.queries.results import Results
from reception.surveys.views.labels import class_label, group_label, percent, trait_label
from reception.web.blueprint import Room

room = Room("survey_results", __name__, url_prefix="/surveys/<number:number>/results")
Line = tuple[str | int | None, ...]
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@room.route("", permit=permits.RESULTS)
def results(number: str) -> ResponseReturnValue:
    """How many answered, and what, whole and split."""
    return render_template(
        "surveys/results/results.html",
        results=queries.results(number),
        earlier=queries.earlier(number),
        files=[
            (words, url_for(".file", number=number, kind=kind))
            for words, kind in ((_("CSV"), "csv"), (_("Excel"), "xlsx"), (_("JSON"), "json"))
        ],
        class_label=class_label,
        group_label=group_label,
        trait_label=trait_label,
        percent=percent,
    )


@room.route('/file.<any("csv", "xlsx", "json"):kind>', permit=permits.RESULTS)
def file(number: str, kind: str) -> ResponseReturnValue:
    """The same as a file. It holds what the page shows, and nothing else."""
    found = queries.results(number)
    lines = [_heading(), *_lines(found)]
    if kind == "json":
        answer = jsonify(_document(found, lines))
    elif kind == "xlsx":
        answer = Response(made(lambda book: _fill(book, lines), created=now()), mimetype=_XLSX)
    else:
        answer = Response(written(lines), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="survey-{found.number}.{kind}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _heading() -> Line:
    return (_("Question"), _("Split by"), _("Group"), _("Answer"), _("How many"), _("Share, %"))


def _lines(found: Results) -> Iterator[Line]:
    """Each number that the page shows, in a row of its own; of what is withheld, that it is."""
    yield from _response_lines(found)
    for outcome in found.outcomes or []:
        question = found.questions[outcome.question.id]
        if outcome.table is None:
            yield (question.text.text, None, None, _("Withheld"), None, None)
            continue
        tables: list[tuple[str | None, str | None, Table]] = [(None, None, outcome.table)]
        for trait, split in outcome.splits.items():
            name = trait_label(found.traits, trait)
            if split is None:
                yield (question.text.text, name, None, _("Withheld"), None, None)
            else:
                tables += [(name, group_label(found.traits, trait, group), table) for group, table in split.items()]
        for split_by, group, table in tables:
            for one, count in table.lines:
                row = (class_label(question, one), count, percent(table.share(count)))
                yield (question.text.text, split_by, group, *row)
            if table.left_out is not None:
                yield (question.text.text, split_by, group, _("Left out"), table.left_out, None)


def _response_lines(found: Results) -> Iterator[Line]:
    name = _("How many answered")
    for row in found.response or []:
        group = group_label(found.traits, "language", row.groups)
        yield (name, _("Language"), group, _("Were asked"), row.asked, None)
        yield (name, _("Language"), group, _("Have answered"), row.answered, percent(row.share))


def _document(found: Results, lines: list[Line]) -> dict[str, object]:
    keys = ("question", "split_by", "group", "answer", "count", "percent")
    rows = [dict(zip(keys, line, strict=True)) for line in lines[1:]]
    return {"survey": found.number, "title": found.title, "answered": found.answered, "rows": rows}


def _fill(book: Workbook, lines: list[Line]) -> None:
    sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, 3, 36)
    for row, line in enumerate(lines):
        for column, value in enumerate(line):
            if isinstance(value, int):
                sheet.write_number(row, column, value)
            elif value is not None:
                sheet.write_string(row, column, value, bold if row == 0 else None)
