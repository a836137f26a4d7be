"""What happens when two do the same at the same time, on a real PostgreSQL."""

import contextvars
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from reception import create_app
from reception.access.actor import system
from reception.accounts import operations, throttle
from reception.accounts.models import Submission, Throttle, Unit
from reception.audit import chain
from reception.audit.log import record
from reception.audit.models import AuditEvent
from reception.cases.models import Case
from reception.db import migrate
from reception.db.session import commit, db
from tests.clients import _signed_in_state
from tests.conftest import settings
from tests.factories.people import make_case, make_person
from tests.house import ROOT

COPIES = 8


@pytest.fixture
def side_by_side(standing):
    """`side_by_side(work, count)` runs `work(place)` in threads that start together, each with its own session."""

    def run(work, count=COPIES):
        start = threading.Barrier(count)

        def one(place):
            with standing.app_context():
                start.wait(timeout=120)
                try:
                    return work(place)
                finally:
                    db.session.remove()

        with ThreadPoolExecutor(count) as pool:
            return list(pool.map(one, range(count)))

    return run


def browser_of(app, user_id):
    """A browser of somebody who signed in, that checks nothing: many run at once."""
    browser = app.test_client()
    state = contextvars.Context().run(_signed_in_state, browser, user_id)
    with browser.session_transaction() as kept:
        kept.update(state)
    return browser


def value_of(text, name):
    """The value of a hidden field."""
    return text.partition(f'name="{name}"')[2].partition('value="')[2].partition('"')[0]


def test_the_same_form_sent_many_times_at_once_is_taken_once(standing, world, side_by_side):
    browsers = [browser_of(standing, world["caseworker"]) for _copy in range(COPIES)]
    with standing.app_context():
        page = contextvars.Context().run(lambda: browsers[0].get("/account"))
        token, version = (value_of(page.get_data(as_text=True), name) for name in ("csrf_token", "version"))
    cookie = browsers[0].get_cookie("session").value
    for browser in browsers:
        browser.set_cookie("session", cookie)

    def send(place):
        data = {"csrf_token": token, "version": version, "_submission": "many-at-once", "theme": "dark"}
        return contextvars.Context().run(lambda: browsers[place].post("/account", data=data).status_code)

    assert set(side_by_side(send)) == {303}
    with standing.app_context():
        assert db.session.scalar(sa.select(sa.func.count(Submission.id)).where(Submission.token == "many-at-once")) == 1
        chosen = sa.select(sa.func.count(AuditEvent.id)).where(AuditEvent.action == "account.settings-chosen")
        assert db.session.scalar(chosen) == 1


def test_of_tries_that_fail_at_the_same_moment_each_is_counted(standing, side_by_side):
    def fail(place):
        throttle.failed("somebody@exempelby.example", f"192.0.2.{place}")
        commit()

    assert set(side_by_side(fail)) == {None}
    with standing.app_context():
        counted = sa.select(Throttle.count).order_by(Throttle.count.desc())
        assert db.session.scalars(counted).all() == [COPIES, *[1] * 2 * COPIES]


def test_of_two_who_change_the_same_row_the_second_is_told(standing, world, side_by_side):
    seen = threading.Barrier(2)

    def change(place):
        with system("test"):
            unit = db.session.get_one(Unit, world["other_unit"])
            seen.wait(timeout=120)
            try:
                operations.change_unit(unit, name=f"Enhet {place}", limits_search=False)
                commit()
            except sa.orm.exc.StaleDataError:
                db.session.rollback()
                return "told"
            return "done"

    assert sorted(side_by_side(change, 2)) == ["done", "told"]


def test_one_person_gets_one_open_case_in_a_unit(standing, world, side_by_side):
    with standing.app_context():
        person_id = make_person(name="Samtidig").id
        db.session.remove()

    def open_case(_place):
        with system("test"):
            person = db.session.get_one(type_of_person(), person_id, execution_options={"permit": "test"})
            try:
                make_case(person, unit=db.session.get_one(Unit, world["unit"]))
                db.session.commit()
            except sa.exc.IntegrityError:
                db.session.rollback()
                return 0
            return 1

    assert sum(side_by_side(open_case, 4)) == 1
    with standing.app_context():
        count = sa.select(sa.func.count(Case.id)).where(Case.person_id == person_id).execution_options(permit="test")
        assert db.session.scalar(count) == 1


def type_of_person():
    """The model of people."""
    return Case.person.property.mapper.class_


def test_the_log_stays_sound_while_many_write_and_two_seal(standing, world, side_by_side):
    def work(place):
        with system("test"):
            for _time in range(10):
                if place < 2:
                    chain.seal()
                else:
                    record("work.done", place=place)
                commit()
        return 1

    with standing.app_context(), system("test"):
        before = chain.verify()
    side_by_side(work, 5)
    with standing.app_context(), system("test"):
        chain.seal()
        commit()
        verdict = chain.verify()
    assert verdict.first_bad is None
    assert verdict.unsealed == 0
    assert verdict.sealed > before.sealed


def test_two_programs_that_start_at_once_migrate_once(tmp_path):
    chosen = settings("postgresql", tmp_path)
    environment = {**os.environ, "RECEPTION_DATABASE_URL": chosen.database_url, "RECEPTION_DATA_DIR": str(tmp_path)}
    command = [sys.executable, "-m", "reception.cli", "database", "upgrade"]
    programs = [subprocess.Popen(command, env=environment, cwd=ROOT, stderr=subprocess.PIPE) for _copy in range(2)]
    told = [program.communicate(timeout=240)[1].decode() for program in programs]
    assert [program.returncode for program in programs] == [0, 0], told
    app = create_app(chosen, TESTING=True)
    with app.app_context():
        assert migrate.differences() == []
        db.engine.dispose()


def test_a_program_that_has_migrated_keeps_nobody_waiting(tmp_path):
    app = create_app(settings("postgresql", tmp_path), TESTING=True)
    with app.app_context():
        migrate.upgrade()
        with db.engine.connect() as connection:
            held = sa.text(
                "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database"
                " WHERE locktype = 'advisory' AND datname = current_database()"
            )
            assert connection.execute(held).scalar_one() == 0
        db.engine.dispose()
