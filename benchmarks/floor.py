"""The other half of every floor: pages of the same framework and server without the product.

`python -m benchmarks.floor --port N` serves `/empty` and `/table`, a page of fifty rows, with gunicorn's settings of
the product and no database.
"""

from typing import Any

import click
from flask import Flask, render_template

from reception.serving import Server

ROWS = [
    {"number": f"AB{row:02d}-CD", "name": f"Amina Yusuf {row}", "born": 1960 + row, "worker": "Eva Ek", "step": "Ring"}
    for row in range(50)
]
TABLE = """<!doctype html><html lang="en"><head><title>People</title></head><body><h1>People</h1><table>
<thead><tr><th>Name</th><th>Born</th><th>Number</th><th>Caseworker</th><th>Last activity</th><th>Next step</th></tr>
</thead><tbody>
{% for row in rows %}
<tr><th scope="row"><a href="/people/{{ row.number }}"><bdi>{{ row.name }}</bdi></a></th>
<td data-label="Born">{{ row.born }}</td><td data-label="Number"><bdi>{{ row.number }}</bdi></td>
<td data-label="Caseworker"><bdi>{{ row.worker }}</bdi></td><td class="when">2026-11-22</td>
<td data-label="Next step">{% if row.step %}{{ row.step }}{% else %}none{% endif %}</td></tr>
{% endfor %}
</tbody></table></body></html>"""


def make_floor() -> Flask:
    """The application."""
    app = Flask("floor", static_folder=None)
    template = app.jinja_env.from_string(TABLE)  # compiled once, as a file would be

    @app.get("/ready")
    @app.get("/empty")
    def empty() -> str:
        return "<!doctype html><title>Empty</title><p>Nothing here."

    @app.get("/table")
    def table() -> str:
        return render_template(template, rows=ROWS)

    return app


class FloorServer(Server):
    """The product's server without what it does round a database."""

    def load_config(self) -> None:
        """The same settings; nothing to attend to, nothing to open after a fork."""
        super().load_config()
        for name in ("when_ready", "on_exit", "post_fork"):
            self.cfg.set(name, _nothing if name != "post_fork" else _nothing_for_worker)


def _nothing(_server: Any) -> None:
    """Where the product begins to attend."""


def _nothing_for_worker(_server: Any, _worker: Any) -> None:
    """Where the product's worker opens its own connections."""


@click.command()
@click.option("--port", type=int, required=True)
@click.option("--workers", type=int, default=2)
def main(port: int, workers: int) -> None:
    """Serve the floor."""
    FloorServer(make_floor(), port=port, workers=workers).run()


if __name__ == "__main__":
    main()
