"""A server of our own: the demo municipality in a folder of its own, served by `reception serve`."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from reception import create_app
from reception.access.actor import system
from reception.config import Settings
from reception.db import migrate
from reception.db.session import commit, db
from reception.demo.cli import load_if_empty
from tests.browser import casework, travelling

#: Seconds to wait for a server that is alive: a busy machine is slow. One that ended is not waited for.
PATIENCE = 180
DATABASE = "reception.db"
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
    settings = _settings(folder)
    app = create_app(Settings.read(settings))
    with app.app_context(), system("demo"):
        migrate.upgrade()
        load_if_empty(persons=PEOPLE, seed=SEED, on=None)
        casework.add()
        commit()
    port = _free_port()
    command = ["reception.cli", "serve", "--port", str(port), "--workers", "1"]
    return _when_it_answers(Site(f"http://127.0.0.1:{port}", app, folder, _serve(folder, command, settings)))


def start_copy(site: Site, folder: Path) -> Site:
    """The same municipality in a folder of its own, served with a clock that `move` moves. No other test meets it."""
    shutil.copytree(site.folder, folder, ignore=shutil.ignore_patterns("*.db*", "*.log"), dirs_exist_ok=True)
    with closing(sqlite3.connect(site.folder / DATABASE)) as there, closing(sqlite3.connect(folder / DATABASE)) as here:
        there.backup(here)
    port, settings = _free_port(), _settings(folder)
    serving = _serve(folder, ["tests.browser.travelling", str(port)], settings)
    return _when_it_answers(Site(f"http://127.0.0.1:{port}", create_app(Settings.read(settings)), folder, serving))


def move(site: Site, ahead: int) -> None:
    """Let a copy stand so many days ahead of today from now on."""
    (site.folder / travelling.FILE).write_text(str(ahead))


def _settings(folder: Path) -> dict[str, str]:
    return {
        "RECEPTION_DATA_DIR": str(folder),
        "RECEPTION_DATABASE_URL": f"sqlite:///{folder / DATABASE}",
        "RECEPTION_DEMO": "1",
        "RECEPTION_LOCALES": "sv,en,ar,uk,fa-AF,fa,so,ti,ru,tr,es,ar-XB,sv-XA",
    }


def _serve(folder: Path, module: list[str], settings: dict[str, str]) -> subprocess.Popen[bytes]:
    others = {name: value for name, value in os.environ.items() if not name.startswith("RECEPTION_")}
    command = [sys.executable, "-m", *module]
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
