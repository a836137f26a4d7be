"""How far each language is translated and reviewed."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.languages import permits
from reception.web.blueprint import Room

room = Room("translations", __name__, url_prefix="/translations")


@room.route("", permit=permits.CATALOGUES)
def coverage() -> ResponseReturnValue:
    """How far each language is translated and reviewed."""
    return render_template("languages/coverage.html")
