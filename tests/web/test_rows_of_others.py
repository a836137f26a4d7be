"""Rows of others, named in the fields of forms: another unit's, another board's, a hidden person's.

Such a row is answered exactly as one that does not exist, beside its field, and nothing is written. The forms are found
by opening the addresses of the application (`tests.web.test_hostile_forms`), the fields that name rows by what they
hold: a field that is neither in ROWS nor in NO_ROWS fails until somebody has said what it names.
"""

import difflib
import re
from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from reception.access.actor import system
from reception.accounts.models import User
from reception.cases import queries as cases
from reception.skills.rules.progress import areas
from reception.skills.terms import RatedBy
from reception.web import short_number
from tests.clients import StrictClient
from tests.factories.files import File
from tests.factories.municipality import Municipality
from tests.factories.people import make_person
from tests.house import on_sqlite_alone
from tests.house.test_row_access import MISSING, bare, files  # noqa: F401 - a fixture
from tests.web.hostile import MACHINERY, PostForm, send
from tests.web.test_hostile_forms import ACTORS, Walk
from tests.web.world import World

NOBODY = "987654"
#: What a field names, by its name; the first that fits the page counts. None: the row is everybody's in the
#: municipality, as organisations, those who work there, and homes are.
ROWS: dict[str, tuple[tuple[str, str | None], ...]] = {
    "worker": (("", "user"),),
    "owner_id": (("", "user"),),
    "user_id": (("/unit/", "user"), ("/groups/", "teacher"), ("", "user")),
    "substitute_id": (("", "user"),),
    "teacher_id": (("", "teacher"),),
    "named": (("", "user"),),
    "unit_id": (
        ("/dwellings/", None), ("/people/.*/home/new", None), ("/activities/", None), ("/surveys/", None), ("", "unit"),
    ),
    "group_id": (("", "group"),),
    "consent": (("", "consent"),),
    "offer": (("", "offer"),),
    "pupil": (("", "pupil"),),
    "follows": (("", "contract"),),
    "people": (("", "person_id"),),
    "tenants": (("", "person_id"),),
    "household": (("", "household"),),
    "person": (("", "person"),),
    "chosen": (("", "person"),),
    "number": (("/members/new", "person"), ("", None)),
    "q": (("/groups/", "pupil"), ("", None)),
    "organisation_id": (("", None),),
    "party": (("", None),),
    "recipient_id": (("", None),),
    "provider_id": (("", None),),
    "landlord_id": (("", None),),
    "district_id": (("", None),),
    "school_id": (("", None),),
    "work_id": (("", None),),
    "from_board_id": (("", None),),
    "to_board_id": (("", None),),
    "agreed": (("", None),),
    "documents": (("", "document"),),
    "agreement_id": (("", "document"),),
    "contact_person_id": (("", None),),
    "letter": (("/mailings/", "template"), ("/letter-templates", None)),
    "unit": (("", "unit"),),
    "numbers": (("", "numbers"),),
}  # fmt: skip
#: Fields that hold digits and name no row: counts, hours, school years, versions, study paths, days, steps of a scale.
NO_ROWS = frozenset({
    "version", "warned", "seen", "first_row", "path", "year", "hours", "guardians", "weekday", "every", "days",
    "capacity", "rooms", "rent", "area", "residents", "minutes", "points", "east", "north", "answer_hours",
    *(f"{area.code}_{rated_by.value}" for area in areas().all.values() for rated_by in RatedBy),
})  # fmt: skip
#: What has to be chosen beside a field for it to count.
BESIDE = {"person": {"where": "with"}}
KEY = re.compile(r"\d{1,9}")


class Others:
    """Rows that the actor may not use, by kind."""

    def __init__(self, world: Municipality, made: dict[str, File]) -> None:
        out = [made[kind] for kind in ("other_unit", "other_board", "protected_hidden")]
        hidden = made["protected_hidden"]
        self.of = {
            "user": [world.other_unit_caseworker.id, world.other_board_caseworker.id, world.without_duty.id],
            "teacher": [world.caseworker.id, world.other_board_caseworker.id],
            "unit": [world.other_unit.id, world.other_board_unit.id, world.board.id],
            "group": [file.ids["group"] for file in out if file.case.unit_id != world.school.id],
            "consent": [file.numbers["consent"] for file in out],
            "offer": [file.numbers["told"] for file in out],
            "contract": [file.numbers["contract"] for file in out],
            "person_id": [file.person.id for file in out],
            "household": [file.ids["member"] for file in out],
            "person": [hidden.person.number, hidden.case.number, hidden.person.shown_name],
            "template": [file.ids["template"] for file in out if file.case.unit_id != world.unit.id],
            "numbers": [hidden.person.number, hidden.case.number],
            "document": [file.ids["document"] for file in out],
            "pupil": [file.numbers["pupil"] for file in out if file.case.unit_id != world.school.id],
        }  # fmt: skip

    def named_by(self, field: str, page: str) -> Iterator[tuple[str, str]]:
        """(a row of somebody else's, one of the same kind that does not exist)."""
        kind = next(kind for place, kind in ROWS[field] if re.search(place, page))
        for value in self.of[kind] if kind else ():
            yield str(value), nobody_like(str(value))


def nobody_like(value: str) -> str:
    """What looks as `value` and names no row."""
    if KEY.fullmatch(value):
        return NOBODY
    return MISSING if short_number.normalise(value) else "Kanarie Xumdabok"


def fields_with_rows(form: PostForm) -> Iterator[str]:
    """The fields of a form that name rows, or may."""
    for field in form.kinds:
        if field in MACHINERY or field in NO_ROWS or field.startswith("_"):
            continue
        held = {str(form.values.get(field) or ""), *form.offered.get(field, ())}
        looks = any(KEY.fullmatch(value) or short_number.normalise(value) for value in held if value)
        if field in ROWS or (looks and form.kinds[field] != "text"):
            yield field


@on_sqlite_alone
@pytest.mark.parametrize("who", ACTORS)
def test_a_row_of_others_is_answered_as_one_that_does_not_exist(
    app: Flask,
    municipality: Municipality,
    client_of: Callable[[User], StrictClient],
    files: dict[str, File],  # noqa: F811
    who: str,
) -> None:
    person = make_person(unit=municipality.unit, worker=municipality.caseworker)
    with system("test"):
        case = cases.open_case_of(person)
        assert case is not None
    walk = Walk(app, who, World(municipality, client_of, person, case.number), files["own"])
    others, faults, tried = Others(municipality, files), [], 0
    for form in walk.forms():
        for field in fields_with_rows(form):
            if field not in ROWS:
                faults.append(f"{form.page}: what does {field} name? {form.offered.get(field)}")
                continue
            for row, nobody in others.named_by(field, form.page):
                tried += 1
                faults += fault_of(walk.browser, form, field, row, nobody)
    print(f"{who}: {len(walk.found)} forms, {tried} rows of others")
    assert not faults, "\n".join(faults)


def fault_of(browser: StrictClient, form: PostForm, field: str, row: str, nobody: str) -> Iterator[str]:
    """What tells a row of others from one that does not exist, or takes it."""
    told = []
    for value in (row, nobody):
        browser.token = None
        answer = send(browser, form.action, {**form.typed(), **BESIDE.get(field, {}), field: value})
        if isinstance(answer, str):
            yield f"{form.action} {field}={value}: {answer}"
            return
        if answer.status_code == 303:
            yield f"{form.action} {field}={value} is taken"
        if "for this field" in answer.text or "be coerced" in answer.text:
            yield f"{form.action} {field}={value} is answered in the words of a library"
        text = re.sub(rf"\b(?:{re.escape(row)}|{re.escape(nobody)})\b", "…", bare(answer, form.action))
        told.append((answer.status_code, text))
    if told[0] != told[1]:
        lines = difflib.ndiff(*(text.splitlines() for _status, text in told))
        differ = " ".join(line for line in lines if line[0] in "+-")
        yield f"{form.action} {field}: {row} is told from {nobody}: {differ[:600]}"
