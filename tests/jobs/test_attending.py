"""Beside the server the log is sealed and jobs are begun, whatever becomes of the database meanwhile."""

import logging
import multiprocessing
import sys
import time

import pytest
from sqlalchemy.exc import OperationalError

from reception import attending
from reception.attending import Attendant


@pytest.fixture
def done(app, monkeypatch):
    """What an attendant did, without a process or a connection of its own; `done.waiting` says that a job waits."""
    happened = []
    monkeypatch.setattr(attending, "let_go", lambda: None)
    monkeypatch.setattr(attending, "seal_events", lambda: happened.append("sealed"))
    monkeypatch.setattr(attending, "remove_forgotten_files", lambda: happened.append("tidied"))
    monkeypatch.setattr(attending.jobs, "is_anything_waiting", lambda: True)
    monkeypatch.setattr(Attendant, "_begin_work", lambda _self: happened.append("began"))
    return happened


def test_the_log_is_sealed_now_and_then_and_jobs_are_looked_for_each_time(app, done):
    attendant = Attendant(app)
    attendant.look()
    attendant.look()
    assert done == ["sealed", "tidied", "began", "began"]


def test_a_database_that_does_not_answer_is_asked_again(app, done, monkeypatch, caplog):
    def away():
        raise OperationalError("select 'Amina'", {}, Exception("away"))

    monkeypatch.setattr(attending, "seal_events", away)
    attendant = Attendant(app)
    with caplog.at_level(logging.WARNING):
        attendant.look()
    assert "does not answer" in caplog.text
    assert "Amina" not in caplog.text
    attendant.look()
    assert done == ["tidied", "began"]


def test_jobs_that_cannot_be_taken_are_told_without_what_they_were_about(app, monkeypatch, caplog):
    def away():
        raise OperationalError("select 'Amina'", {}, Exception("away"))

    monkeypatch.setattr(attending.jobs, "work_waiting", away)
    attending.work_through(app)
    assert "broken off" in caplog.text
    assert "Amina" not in caplog.text


def test_whoever_stops_attending_leaves_nobody_at_work(app, monkeypatch):
    attendant = Attendant(app)
    at_work = multiprocessing.get_context("fork").Process(target=time.sleep, args=(60,), daemon=True)
    at_work.start()
    attendant._worker = at_work
    monkeypatch.setattr(attending.signal, "signal", lambda *_told: None)
    monkeypatch.setattr(attendant, "look", sys.exit)
    with pytest.raises(SystemExit):
        attendant.attend()
    assert not at_work.is_alive()


def test_messages_are_sent_in_a_process_of_their_own_once_their_hour_has_come(app, done, monkeypatch):
    monkeypatch.setattr(attending, "_begun", lambda work, _app: done.append(work.__name__))
    monkeypatch.setattr(attending, "is_any_digest_due", lambda: True)
    attendant = Attendant(app)
    attendant.look()
    attendant.look()
    assert done.count("post_what_is_due") == 1


def test_messages_that_are_broken_off_are_told_without_what_they_were_about(app, monkeypatch, caplog):
    def away():
        raise OperationalError("select 'Amina'", {}, Exception("away"))

    monkeypatch.setattr(attending, "send_due_digests", away)
    attending.post_what_is_due(app)
    assert "broken off" in caplog.text
    assert "Amina" not in caplog.text
