"""Where the pages about what a person lives by stand."""

from typing import TYPE_CHECKING

from flask import url_for

from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.people.models import Person

room = Room("work_income", __name__, url_prefix="/people/<number:number>/work/income")


def home_url(person: "Person") -> str:
    """The page of what she lives by."""
    return url_for("work_income.of_person", number=person.number)
