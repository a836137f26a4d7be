"""Style sheets and scripts under addresses that change with their content, so browsers keep them for good."""

import hashlib
from functools import cache

from flask import Flask, Response, send_from_directory, url_for

from reception.access.permit import PUBLIC
from reception.resources import PACKAGE
from reception.web.blueprint import Room

FOLDER = PACKAGE / "static"
#: Which files each style sheet is made of, in the order of their layers: that of staff, and that of newcomers' pages,
#: which an old telephone fetches over a slow line.
STYLE_SHEETS = {
    "site.css": ("tokens", "layout", "components", "forms", "path", "skills", "cv", "charts"),
    "my.css": ("tokens", "my"),
}
room = Room("assets", __name__)


@cache
def digest() -> str:
    """A short hash of all files; scripts import each other by relative address, so they share one."""
    hashed = hashlib.sha256()
    for path in sorted(FOLDER.rglob("*")):
        if path.is_file():
            hashed.update(path.relative_to(FOLDER).as_posix().encode() + path.read_bytes())
    return hashed.hexdigest()[:12]


@room.route("/static/<version>/<path:name>", permit=PUBLIC)
def file(version: str, name: str) -> Response:
    """One file. An old version's address gives today's file and is not kept."""
    response = send_from_directory(FOLDER, name, conditional=False)
    response.direct_passthrough = False
    return _kept(response, version)


@cache
def _style_sheet(name: str) -> str:
    """All style sheets of a layout as one, in the order of their layers: one request instead of one a file."""
    return "\n".join((FOLDER / "css" / f"{part}.css").read_text() for part in STYLE_SHEETS[name])


@room.route('/static/<version>/<any("site.css", "my.css"):name>', permit=PUBLIC)
def style_sheet(version: str, name: str) -> Response:
    """The style sheet of every page of a layout."""
    return _kept(Response(_style_sheet(name), mimetype="text/css"), version)


def _kept(response: Response, version: str) -> Response:
    """Keep today's version for good, an old address not at all."""
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if version == digest() else "no-cache"
    return response


def address(name: str) -> str:
    """The address of the file `name`."""
    if name in STYLE_SHEETS:
        return url_for("assets.style_sheet", version=digest(), name=name)
    return url_for("assets.file", version=digest(), name=name)


def init_app(app: Flask) -> None:
    """Let templates ask for addresses."""
    app.jinja_env.globals["asset"] = address
