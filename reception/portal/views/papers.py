"""Her own papers: the plan, in the language of the page and Swedish."""

from typing import Final

from flask.typing import ResponseReturnValue

from reception.i18n import locales
from reception.messages.papers.facts import about
from reception.messages.papers.floor import made
from reception.messages.papers.plan import plan_paper
from reception.messages.queries.ahead import told_ahead
from reception.portal import permits
from reception.portal.queries.goals import agreed_plan
from reception.portal.queries.own_case import own_case
from reception.portal.views.room import OwnRoom
from reception.web import pdf

room = OwnRoom("my_papers", __name__)
FILE_NAME: Final = "plan.pdf"


@room.route("/plan.pdf", permit=permits.PLAN)
def plan() -> ResponseReturnValue:
    """My plan on paper; before one is agreed, the appointments and whom to call."""
    own = own_case()
    found = agreed_plan()
    sheet = plan_paper(
        locales.current(),
        about(own.case),
        found[0] if found else None,
        number=found[1] if found else None,
        ahead=told_ahead(own.case.id, permits.CONTACTS, shows_place=not own.is_protected),
        name=own.name,
        address=None,
    )
    return pdf.attached(made([sheet], title=sheet.name, locale=locales.current()), FILE_NAME)
