"""`reception start` loads the demo in a process of its own: making papers begins threads, which no fork survives."""

import os

import pytest
from flask import Flask

from reception import cli


def test_the_demo_is_loaded_in_another_process(app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    told = tmp_path / "process"
    monkeypatch.setattr(cli, "load_if_empty", lambda **_options: told.write_text(str(os.getpid())))
    monkeypatch.setattr(cli, "own_connections", lambda: None)
    cli._apart(cli._load_demo, app)
    assert int(told.read_text()) != os.getpid()


def test_what_fails_there_ends_the_start(app: Flask) -> None:
    def fails(_app: Flask) -> None:
        raise SystemExit(3)

    with pytest.raises(SystemExit) as ended:
        cli._apart(fails, app)
    assert ended.value.code == 3
