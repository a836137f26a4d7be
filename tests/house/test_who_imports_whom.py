"""The doors between the rooms: import contracts, one place that commits, and few that act as the program itself."""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.house import PACKAGE, ROOT

MODULES = sorted(path for path in PACKAGE.rglob("*.py"))
#: Who may act as the program itself: commands and jobs.
AS_THE_PROGRAM = re.compile(r"(^|/)(cli|jobs|projection)(/\w+)?\.py$|^access/actor\.py$")


def name_of(path):
    """The path inside the package."""
    return path.relative_to(PACKAGE).as_posix()


def nodes(path):
    """What a module is made of."""
    return ast.walk(ast.parse(path.read_text()))


@cache
def calls(path):
    """Every call in a module, as its dotted name."""
    return tuple(ast.unparse(node.func) for node in nodes(path) if isinstance(node, ast.Call))


@cache
def imported(path):
    """(module, name) of every `from … import …` of a module."""
    made = [node for node in nodes(path) if isinstance(node, ast.ImportFrom)]
    return tuple((node.module or "", alias.name) for node in made for alias in node.names)


def test_the_import_contracts_hold():
    """In a process of its own: the command sets up logging for itself, and silences every logger there is."""
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:]


@pytest.mark.parametrize("word", ["commit", "rollback"])
def test_the_session_is_ended_in_one_place_only(word):
    ends = {name_of(path) for path in MODULES if f"db.session.{word}" in calls(path)}
    allowed = {"db/session.py"} | ({"web/errors.py", "web/pages.py"} if word == "rollback" else set())
    assert ends <= allowed, ends - allowed


def test_work_is_committed_by_the_request_or_by_a_command():
    for path in MODULES:
        if ("reception.db.session", "commit") in imported(path):
            assert AS_THE_PROGRAM.search(name_of(path)), name_of(path)


@pytest.mark.parametrize("role", ["system", "errand", "acting_as"])
def test_only_commands_and_jobs_act_as_the_program_itself_or_as_somebody_who_is_not_there(role):
    for path in MODULES:
        if ("reception.access.actor", role) in imported(path) or any(
            call.endswith(f"actor.{role}") for call in calls(path)
        ):
            assert AS_THE_PROGRAM.search(name_of(path)), name_of(path)


def test_only_the_registry_and_the_start_know_all_domains():
    domains = {"accounts", "organisations", "people", "cases", "contacts", "imports", "overview"}
    for path in MODULES:
        known = {
            module.split(".")[1]
            for module, _name in imported(path)
            if module.count(".") and module.split(".")[1] in domains
        }
        assert known < domains or name_of(path) in {"registry.py", "rooms.py", "cli.py"}, name_of(path)


def test_only_operations_add_and_remove_rows_and_record():
    """The log and sign-in write below the domains; commands and the demo go through operations."""
    below = re.compile(r"^(audit|accounts)/|^db/|(^|/)operations(/|\.py$)|^demo/")
    for path in MODULES:
        if {"db.session.add", "db.session.add_all", "db.session.delete", "record"} & set(calls(path)):
            assert below.search(name_of(path)), name_of(path)


def test_views_ask_for_permits_and_never_for_roles():
    for path in MODULES:
        if "/views" in name_of(path):
            assert not re.search(r"\bRole\.|\bactor\.roles\b|\)\.roles\b", path.read_text()), name_of(path)


def test_no_sql_is_put_together_from_text():
    for path in MODULES:
        for node in nodes(path):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("sa.text", "exec_driver_sql")):
                constant = isinstance(node.args[0], ast.Constant) or name_of(path) in {
                    "db/session.py",
                    "audit/models.py",
                }
                assert constant, f"{name_of(path)}:{node.lineno}"


def test_no_room_is_a_place_where_everything_may_end_up():
    forbidden = {"utils", "util", "helpers", "helper", "common", "services", "misc", "manager", "managers"}
    names = {path.stem for path in MODULES} | {path.parent.name for path in MODULES}
    assert not names & forbidden


def test_no_module_and_no_template_is_too_long_to_read():
    for path in MODULES:
        assert len(path.read_text().splitlines()) <= 320, name_of(path)
    for path in (ROOT / "templates").rglob("*.html"):
        assert len(path.read_text().splitlines()) <= 240, path.name


def test_an_alias_that_a_module_keeps_is_complete_before_threads_share_it():
    """A half-filled alias in a statement that is kept would answer wrongly until the server starts again."""
    for path in MODULES:
        if path.name != "aliases.py":
            kept = [line for line in path.read_text().splitlines() if re.match(r"\w.*\baliased\(", line)]
            assert kept == [], name_of(path)
