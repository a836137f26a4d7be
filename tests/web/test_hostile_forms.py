"""What nobody means to write, in every form there is, one field at a time.

There is never an error: the page is whole, a message stands beside what cannot be, and all else that was typed is kept.
The forms are found by opening the addresses of the application, so a new one is tried by itself. Each field meets a few
values, always the same; THOROUGH=1 tries them all.
"""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import BuildError

from reception.access.actor import system
from reception.access.guard import permit_of
from reception.access.permit import PUBLIC
from reception.accounts.models import User
from reception.cases import queries as cases
from tests.clients import StrictClient
from tests.factories.files import File, make_file
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.factories.studies_shared import share_everything
from tests.house.test_row_access import address_of, undone
from tests.web.editing import CHOSEN, REFUSED, TOLD
from tests.web.hostile import INTO_THE_DATABASE, MACHINERY, VALUES, PostForm, chosen, fault_of, forms_of, send
from tests.web.hostile_homes import FORMS as HOMES
from tests.web.hostile_homes import homes_world
from tests.web.hostile_inclusion import FORMS as INCLUSION
from tests.web.hostile_inclusion import inclusion_world
from tests.web.hostile_indicators import FORMS as INDICATORS
from tests.web.hostile_indicators import indicators_world
from tests.web.hostile_messages import FORMS as MESSAGES
from tests.web.hostile_messages import messages_world
from tests.web.hostile_releases import FORMS as RELEASES
from tests.web.hostile_releases import releases_world
from tests.web.hostile_skills import FORMS as SKILLS
from tests.web.hostile_skills import skills_world
from tests.web.hostile_work import FORMS as WORK
from tests.web.hostile_work import work_world
from tests.web.world import World

WORLDS = (
    (SKILLS, skills_world),
    (WORK, work_world),
    (MESSAGES, messages_world),
    (INCLUSION, inclusion_world),
    (INDICATORS, indicators_world),
    (RELEASES, releases_world),
)
#: Who tries the forms; a form is tried by the first of these who may open it.
ACTORS = (
    "caseworker", "manager", "sfi_staff", "guidance", "housing_coordinator", "integration_coordinator", "statistician",
    "administrator",
)  # fmt: skip
IS_THOROUGH = bool(os.environ.get("THOROUGH"))
#: The forms of sign-in have tests of their own; the gallery only shows how forms look.
LEFT_OUT = frozenset({"pages.gallery", "pages.language", "security.login", "security.logout", "session.stay"})


@pytest.fixture
def file(municipality: Municipality) -> File:
    """One of everything there is about a person."""
    share_everything(municipality.board, municipality.board)
    return make_file(
        "Egenalund", unit=municipality.unit, worker=municipality.caseworker, number="199005172385", phone="0701740600"
    )


class Walk:
    """The forms that one actor opens, each found once."""

    def __init__(self, app: Flask, who: str, world: World, file: File) -> None:
        self.app, self.who, self.world, self.file = app, who, world, file
        self.found: set[str] = set()
        self.browser = world.client_of(getattr(world.municipality, who))
        self.browser.budget = 100  # how many statements a page may make is counted elsewhere

    def forms(self) -> Iterator[PostForm]:
        """The forms, one after the other: what the last one wrote is taken back before the next is opened."""
        for rule in sorted(self.app.url_map.iter_rules(), key=lambda rule: rule.rule):
            if {"GET", "POST"} <= (rule.methods or set()) and self._is_first(rule.endpoint):
                yield from self._on(self._address(rule))
        for edit in (*CHOSEN, *TOLD, *REFUSED):
            if edit.by == self.who and edit.endpoint not in self.found:
                with undone():
                    yield from self._on(edit.address(self.world))
        of_homes = [address for who, address in HOMES if who == self.who]
        if of_homes:
            with undone():
                made = homes_world(self.world.municipality)
                for address in of_homes:
                    yield from self._on(address.format(**made))
        for forms, make_world in WORLDS:
            addresses = [address for who, address in forms if who == self.who]
            if addresses:
                with undone():
                    found = make_world(self.world)
                    for address in addresses:
                        yield from self._on(address.format(**found), is_one_of_many=True)

    def _is_first(self, endpoint: str) -> bool:
        permit = permit_of(self.app, endpoint)
        assert permit is not None
        of_role = {getattr(self.world.municipality, who).id: who for who in ACTORS}
        holders = [of_role.get(user.id) for role, user in self.world.municipality.one_of_each_role.items()
                   if permit is PUBLIC or role in permit.roles]  # fmt: skip
        return next((who for who in ACTORS if who in holders), None) == self.who

    def _address(self, rule: Any) -> str | None:
        try:
            return str(address_of(rule, self.file))
        except (BuildError, KeyError):  # about something that no file holds
            return None

    def _on(self, path: str | None, *, is_one_of_many: bool = False) -> Iterator[PostForm]:
        """The forms on a page. `is_one_of_many`: the endpoint has another form at each address."""
        if path is None:
            return
        self.browser.lenient = True
        page: Any = self.browser.get(path)
        self.browser.lenient = False
        if page.status_code != 200:
            return
        for form in forms_of(page, path):
            try:
                endpoint, _values = self.app.url_map.bind("localhost").match(form.action.split("?")[0], method="POST")
            except HTTPException:
                continue
            key = path if is_one_of_many else endpoint
            if key not in self.found and endpoint not in LEFT_OUT:
                self.found.add(key)
                yield form


@pytest.mark.parametrize("who", ACTORS)
def test_hostile_values_are_answered_beside_their_field(
    app: Flask,
    engine: str,
    municipality: Municipality,
    client_of: Callable[[User], StrictClient],
    file: File,
    who: str,
) -> None:
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    with system("test"):
        case = cases.open_case_of(person)
        assert case is not None
        walk = Walk(app, who, World(municipality, client_of, person, case.number), file)
    faults, tried, fields = [], 0, 0
    for form in walk.forms():
        for field, name, value in attacks(form, engine, municipality):
            tried += 1
            walk.browser.token = None if form.kinds[field] == "hidden" else walk.browser.token
            fault = fault_of(form, field, value, send(walk.browser, form.action, {**form.typed(), field: value}))
            if fault:
                faults.append(f"{form.action} {field} ({form.kinds[field]}), {name}: {fault}")
        fields += len(form.kinds)
    print(f"{who}: {len(walk.found)} forms, {fields} fields, {tried} values")
    assert not faults, "\n".join(faults)
    assert walk.found


#: How many fields of a form meet something in each run of the suite, each one value.
FIELDS = {"sqlite": 2, "postgresql": 1}


def attacks(form: PostForm, engine: str, municipality: Municipality) -> Iterator[tuple[str, str, Any]]:
    """(field, what it is, value), for PostgreSQL what reaches a database."""
    values = dict(VALUES if engine == "sqlite" else INTO_THE_DATABASE)
    values["a unit of another board"] = str(municipality.other_board_unit.id)
    values["somebody of another board"] = str(municipality.other_board_caseworker.id)
    names = list(values)
    fields = [name for name in form.kinds if name not in MACHINERY]
    for field in (
        fields if IS_THOROUGH else chosen(f"{engine} {form.action.rpartition('/')[2]}", fields, FIELDS[engine])
    ):
        for name in names if IS_THOROUGH else chosen(f"{engine} {field}", names, 1):
            yield field, name, values[name]
