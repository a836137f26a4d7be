"""`python -m tests.browser.travelling PORT`: the program as it is served, with a clock that a test moves.

Before each answer the number of days in the file `days-ahead` of the data folder is looked at: the program sees the day
so far ahead, and its clock goes on from there. What attends to things beside the server stays where it is.
"""

import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Any, Final

import time_machine

from reception.app import create_app
from reception.config import Settings
from reception.serving import Server

FILE: Final = "days-ahead"
Answering = Callable[[dict[str, Any], Any], Iterable[bytes]]


class Travelling:
    """Answers as the program does, on the day that the file names."""

    def __init__(self, answer: Answering, file: Path) -> None:
        self._answer, self._file = answer, file
        self._ahead = 0
        self._clock: Any = None
        self._turn = Lock()  # a worker answers in several threads

    def __call__(self, environ: dict[str, Any], begin: Any) -> Iterable[bytes]:
        ahead = int(self._file.read_text()) if self._file.exists() else 0
        with self._turn:
            if ahead != self._ahead:
                self._move(timedelta(days=ahead - self._ahead))
                self._ahead = ahead
        return self._answer(environ, begin)

    def _move(self, by: timedelta) -> None:
        if self._clock is None:
            self._clock = time_machine.travel(datetime.now(UTC) + by, tick=True).start()
        else:
            self._clock.shift(by)


if __name__ == "__main__":
    app = create_app(Settings.read())
    app.wsgi_app = Travelling(app.wsgi_app, app.config["DATA_DIR"] / FILE)
    Server(app, port=int(sys.argv[1]), workers=1).run()
