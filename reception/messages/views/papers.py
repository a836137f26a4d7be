"""Papers in two languages about somebody: the plan, and the interview about skills."""

from typing import TYPE_CHECKING, Final

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from reception.cases import queries as cases
from reception.i18n.text import _
from reception.messages import codes, permits
from reception.messages.papers.facts import about
from reception.messages.papers.floor import Sheet, made
from reception.messages.papers.interview import empty_interview, filled_interview
from reception.messages.papers.plan import plan_paper
from reception.messages.queries.ahead import told_ahead
from reception.messages.views.languages import asked_for
from reception.plans import queries as plans
from reception.skills.queries import profiles
from reception.web import pdf
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.plans.models import Plan

room = Room("person_papers", __name__, url_prefix="/people/<number:number>/papers")
PLAN, INTERVIEW = "plan.pdf", "interview.pdf"
_LONGEST_ID: Final = 9


@room.route("/plan.pdf", permit=permits.PAPERS)
def plan(number: str) -> ResponseReturnValue:
    """The plan that stands, or a version (`?version=`, its id), in her language (`?language=`) and Swedish."""
    page = plans.plan_page(number)
    found, place = _version(number) if "version" in request.args else (page.agreed, page.numbers.get(_id(page.agreed)))
    if found is None or place is None:
        flash(_("No plan is agreed on yet. It is printed in two languages once it is."), "soon")
        return redirect(url_for("plans.plan", number=number), 303)
    case = page.case
    sheet = plan_paper(
        asked_for(case),
        about(case),
        found,
        number=place,
        ahead=told_ahead(case.id, shows_place=not case.person.is_protected),
        name=case.person.shown_name,
        address=codes.address_for(case) if not case.person.is_protected else None,
    )
    return _attached(sheet, PLAN)


@room.route("/interview.pdf", permit=permits.PAPERS)
def interview(number: str) -> ResponseReturnValue:
    """The questions of the interview with room to write; with `?filled=1` what was answered."""
    case = cases.cases_about(number)[0]
    if request.args.get("filled") != "1":
        return _attached(empty_interview(asked_for(case), about(case)), INTERVIEW)
    mapped = [one for one in profiles.profiles_of(case.person) if profiles.is_own(one)]
    if not mapped:
        flash(_("Nothing is mapped yet. The empty form can be printed."), "soon")
        return redirect(url_for("person_skills.of_person", number=number), 303)
    sheet = filled_interview(asked_for(case), about(case), mapped[0], name=case.person.shown_name)
    return _attached(sheet, INTERVIEW)


def _attached(sheet: Sheet, file_name: str) -> ResponseReturnValue:
    return pdf.attached(made([sheet], title=sheet.name, locale=sheet.tongues.hers), file_name)


def _version(number: str) -> "tuple[Plan | None, int | None]":
    """The version that is asked for. Raises OutOfReach, also for what is no version."""
    asked = request.args["version"]
    is_id = asked.isascii() and asked.isdecimal() and len(asked) <= _LONGEST_ID
    return plans.version(number, int(asked) if is_id else 0)


def _id(found: "Plan | None") -> int:
    return found.id if found is not None else 0
