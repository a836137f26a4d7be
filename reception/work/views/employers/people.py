"""Who has been at an employer, for those who do casework with them."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.work import permits
from reception.work.queries import people_at, register
from reception.work.views.employers.room import room


@room.route("/<int:organisation_id>/people", permit=permits.PLACEMENTS)
def people(organisation_id: int) -> ResponseReturnValue:
    """The placements and jobs there of people of one's own boards."""
    employer = register.employer(organisation_id)
    placements, jobs = people_at.people_at(organisation_id)
    return render_template(
        "work/employers/people.html", employer=employer, placements=placements, jobs=jobs, today=today()
    )
