"""Open data: what is published, for everybody, without an account."""

import io

from flask import Response, jsonify, render_template
from flask.typing import ResponseReturnValue

from reception.access.permit import PUBLIC
from reception.releases.queries import ledger
from reception.releases.rules import reading
from reception.sheets.separated import written
from reception.web.blueprint import Room

room = Room("open_data", __name__, url_prefix="/open-data")
#: A release never changes.
_FOREVER = "public, max-age=31536000, immutable"


@room.route("", permit=PUBLIC)
def releases() -> ResponseReturnValue:
    """What there is, and how it is read and checked."""
    return render_template("releases/open_data.html", releases=ledger.releases())


@room.route("/releases.json", permit=PUBLIC, endpoint="catalogue")
def catalogue() -> ResponseReturnValue:
    """The releases for a program, the first first."""
    return jsonify(
        [
            {"id": one.number, "year": one.year, "published_at": one.published_at.isoformat(), "hash": one.hash}
            for one in reversed(ledger.releases())
        ]
    )


@room.route("/<string(maxlength=20):release_number>/document.json", permit=PUBLIC)
def document(release_number: str) -> ResponseReturnValue:
    """The document, byte for byte as it was published."""
    found = ledger.release(release_number)
    return _file(found.document.encode("utf-8"), "application/json", f"{found.number}.json")


@room.route("/<string(maxlength=20):release_number>/figures.csv", permit=PUBLIC, endpoint="figures")
def figures(release_number: str) -> ResponseReturnValue:
    """Every number as a row."""
    found = ledger.release(release_number)
    return _file(written(reading.rows(ledger.told(found))), "text/csv", f"{found.number}.csv")


@room.route("/<string(maxlength=20):release_number>/dictionary.csv", permit=PUBLIC)
def dictionary(release_number: str) -> ResponseReturnValue:
    """What the words of the file mean."""
    found = ledger.release(release_number)
    return _file(written(reading.dictionary(ledger.told(found))), "text/csv", f"{found.number}-dictionary.csv")


def _file(content: bytes, kind: str, name: str) -> Response:
    answer = Response(io.BytesIO(content).getvalue(), mimetype=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = _FOREVER
    return answer
