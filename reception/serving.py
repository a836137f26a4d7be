"""The production server: gunicorn with a few threads a worker, and the program that attends to the rest beside it."""

import subprocess
import sys
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from reception.db.session import own_connections

#: What follows these in a path lets somebody in: it is not for a log.
SECRET_PATHS = ("/invitation/", "/l/")


class DiscreetLogger(Logger):  # type: ignore[misc]
    """Gunicorn's log, without the secrets that some addresses end with."""

    def atoms(self, resp: Any, req: Any, environ: Any, request_time: Any) -> dict[str, Any]:
        """What an access line may tell."""
        told: dict[str, Any] = super().atoms(resp, req, environ, request_time)
        for beginning in SECRET_PATHS:
            if str(told["U"]).startswith(beginning):
                told["U"] = f"{beginning}…"
        return told


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """Serves one application. The application is made once and shared by the workers' memory."""

    def __init__(self, app: Flask, *, port: int, workers: int, host: str = "127.0.0.1") -> None:
        self._app, self._port, self._workers, self._host = app, port, workers, host
        self._attendant: subprocess.Popen[bytes] | None = None
        super().__init__()

    def load_config(self) -> None:
        """Gunicorn's settings."""
        for name, value in {
            "bind": f"{self._host}:{self._port}",
            "workers": self._workers,
            "threads": 4,
            "preload_app": True,
            "timeout": 60,
            "graceful_timeout": 10,
            "control_socket_disable": True,
            "accesslog": "-",
            "logger_class": DiscreetLogger,
            # No query strings, no referrers: they may hold what somebody searched for.
            "access_log_format": '%(h)s %(t)s "%(m)s %(U)s" %(s)s %(B)s %(L)s',
            "when_ready": self._begin_attending,
            "on_exit": self._stop_attending,
            "post_fork": _own_connections,
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application."""
        return self._app

    def _begin_attending(self, _server: Any) -> None:
        command = [sys.executable, "-m", "reception.cli", "attend"]
        self._attendant = subprocess.Popen(command)  # noqa: S603 - our own command

    def _stop_attending(self, _server: Any) -> None:
        if self._attendant is not None:
            self._attendant.terminate()
            self._attendant.wait(timeout=10)


def _own_connections(server: Any, _worker: Any) -> None:
    """A worker opens its own connections; those of the parent stay the parent's."""
    with server.app.wsgi().app_context():
        own_connections()
