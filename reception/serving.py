"""The production server: gunicorn with a few threads a worker, and the program that attends to the rest beside it.

All of them are forked from one process that has made everything ready, and share its memory: what a worker would load
by itself is loaded before, and what is there then is left alone by the garbage collector, which would write to it.
"""

import gc
import logging
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import orm

from reception.attending import Attendant
from reception.db.session import answer_requests, let_go, own_connections
from reception.i18n import locales, text
from reception.web.errors import place_of

log = logging.getLogger(__name__)

#: What follows these in a path lets somebody in: it is not for a log.
SECRET_PATHS = ("/invitation/", "/l/", "/s/", "/stop/", "/extracts/")


class DiscreetLogger(Logger):  # type: ignore[misc]
    """Gunicorn's log, without the secrets that some addresses end with."""

    def atoms(self, resp: Any, req: Any, environ: Any, request_time: Any) -> dict[str, Any]:
        """What an access line may tell."""
        told: dict[str, Any] = super().atoms(resp, req, environ, request_time)
        for beginning in SECRET_PATHS:
            if str(told["U"]).startswith(beginning):
                told["U"] = f"{beginning}…"
        return told

    def exception(self, msg: Any, *args: Any, **kwargs: Any) -> None:
        """An error that no page could tell of: where it was met. Its address and its message may be secrets."""
        error = sys.exc_info()[1]
        if args and error is not None:
            self.error("error while answering: %s", place_of(error))
        else:
            super().exception(msg, *args, **kwargs)


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """Serves one application. The application is made once and shared by the workers' memory."""

    def __init__(self, app: Flask, *, port: int, workers: int, host: str = "127.0.0.1") -> None:
        self._app, self._port, self._workers, self._host = app, port, workers, host
        self._attendant: int | None = None
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

    def _begin_attending(self, server: Any) -> None:
        """Before the first worker is there: make ready what all share, and fork the attendant."""
        make_ready(self._app)
        self._attendant = os.fork()
        if self._attendant == 0:
            self._attend(server)

    def _attend(self, server: Any) -> None:
        """In the child: nothing of the server's but the application."""
        try:
            for number in server.SIGNALS:
                signal.signal(number, signal.SIG_DFL)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for listener in server.LISTENERS:
                listener.sock.close()
            with self._app.app_context():
                own_connections()
            Attendant(self._app).attend()
        except Exception as trouble:  # its message may quote what was to be written
            log.critical("nothing is attended to any more: %s", type(trouble).__name__)
        finally:
            os._exit(0)

    def _stop_attending(self, _server: Any) -> None:
        if self._attendant:
            with suppress(ProcessLookupError, ChildProcessError):
                os.kill(self._attendant, signal.SIGTERM)
                os.waitpid(self._attendant, 0)


def make_ready(app: Flask) -> None:
    """Load what every page needs, once, and let the garbage collector leave it in peace."""
    with app.app_context():
        app.jinja_env.bytecode_cache = _compiled_templates(app.config["DATA_DIR"])
        for name in app.jinja_env.list_templates(extensions=["html"]):
            app.jinja_env.get_template(name)
        text.load(locales.for_newcomers())
        orm.configure_mappers()
        let_go()
    gc.collect()
    gc.freeze()


def _compiled_templates(data_dir: Path) -> FileSystemBytecodeCache | None:
    """Templates as they were compiled at an earlier start, in a folder that is nobody else's; None where nothing may
    be written: then every start compiles them."""
    folder = data_dir / "templates"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


def _own_connections(server: Any, _worker: Any) -> None:
    """A worker opens its own connections; those of the parent stay the parent's."""
    with server.app.wsgi().app_context():
        answer_requests()
