"""A server of our own: the demo municipality in a folder of its own, served by `reception serve`."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from reception import create_app
from reception.access.actor import system
from reception.config import Settings
from reception.db import migrate
from reception.db.session import commit, db
from reception.demo.cli import load_if_empty
from tests.browser import casework

#: Seconds to wait for a server that is alive: a busy machine is slow. One that ended is not waited for.
PATIENCE = 180
PEOPLE = 120
SEED = 1


@dataclass(frozen=True)
class Site:
    """A running server. `app` is the same program on the same database, to ask it what an address would be."""

    url: str
    app: Flask
    folder: Path
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """End the server and close what this process opened."""
        self.process.terminate()
        self.process.wait(timeout=20)
        with self.app.app_context():
            db.engine.dispose()

    @property
    def log(self) -> str:
        """What the server has written so far."""
        return (self.folder / "server.log").read_text()


def start(folder: Path) -> Site:
    """Make the municipality in `folder`, serve it on a free port, and wait until it answers."""
    settings = {
        "RECEPTION_DATA_DIR": str(folder),
        "RECEPTION_DATABASE_URL": f"sqlite:///{folder / 'reception.db'}",
        "RECEPTION_DEMO": "1",
        "RECEPTION_LOCALES": "sv,en,ar-XB",
    }
    app = create_app(Settings.read(settings))
    with app.app_context(), system("demo"):
        migrate.upgrade()
        load_if_empty(persons=PEOPLE, seed=SEED, on=None)
        casework.add()
        commit()
    port = _free_port()
    return _when_it_answers(Site(f"http://127.0.0.1:{port}", app, folder, _serve(folder, port, settings)))


def _serve(folder: Path, port: int, settings: dict[str, str]) -> subprocess.Popen[bytes]:
    others = {name: value for name, value in os.environ.items() if not name.startswith("RECEPTION_")}
    command = [sys.executable, "-m", "reception.cli", "serve", "--port", str(port), "--workers", "1"]
    with (folder / "server.log").open("wb") as log:
        return subprocess.Popen(command, env={**others, **settings}, stdout=log, stderr=log)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


def _when_it_answers(site: Site) -> Site:
    for _attempt in range(PATIENCE * 10):
        if site.process.poll() is not None:
            raise RuntimeError(site.log)
        try:
            urllib.request.urlopen(f"{site.url}/ready", timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return site
    site.stop()
    raise RuntimeError(f"The server did not answer within {PATIENCE} seconds.\n{site.log}")
