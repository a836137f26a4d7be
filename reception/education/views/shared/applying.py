"""Registering for SFI or civic orientation from a case: what goes to the school, and nothing else."""

from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.cases import queries as cases
from reception.education.forms.person_studies import ApplyForm
from reception.education.operations.pupils import sending as operations
from reception.education.permits import APPLY
from reception.education.queries.shared import applying as queries
from reception.i18n.sentences import in_words
from reception.i18n.text import _
from reception.people import queries as people
from reception.web.blueprint import Room
from reception.web.remarks import saved

if TYPE_CHECKING:
    from reception.people.models import Person

room = Room("applying", __name__, url_prefix="/people/<number:number>/studies/apply")


@room.route("", methods=["GET", "POST"], permit=APPLY)
def new(number: str) -> ResponseReturnValue:
    """One form; the page says what the school will see."""
    person = people.person_to_change(number)
    proposed = queries.proposed(person) if request.method == "GET" else None
    form = _form(person, proposed)
    if form.validate_on_submit() and _sent(person, form):
        flash(_("The application is with the school."), "done")
        return redirect(url_for("person_studies.of_person", number=number), 303)
    return render_template(
        "education/person/apply.html",
        person=person,
        form=form,
        case=cases.open_case_of(person),
        sent=queries.sent_already(person),
        whys=_whys(proposed or queries.proposed(person)),
    )


def _whys(proposed: queries.Proposed) -> dict[str, str]:
    """Why something is proposed, by the field beside which it stands."""
    return {
        "right_from": in_words(proposed.right_from.why),
        "in_establishment": in_words(proposed.in_establishment.why),
    }


def _form(person: "Person", proposed: queries.Proposed | None) -> ApplyForm:
    spoken = person.interpreter_language
    facts: dict[str, Any] = {
        "right_from": proposed.right_from.value if proposed else None,
        "in_establishment": proposed.in_establishment.value if proposed else None,
        "language": spoken if person.interpreter_needed else None,
    }
    schools = [(one.id, f"{one.name}, {one.board.name}" if one.parent_id else one.name) for one in queries.schools()]
    name = person.shown_name if person.is_protected else None
    return ApplyForm(schools=schools, spoken=spoken, name=name, data=facts)


def _sent(person: "Person", form: ApplyForm) -> bool:
    try:
        return saved(form, lambda: operations.send_application(person, **form.values))
    except operations.NoOpenCase:
        form.refuse(None, _("No case of your units is open with this person. Open one before anything is sent."))
        return False
