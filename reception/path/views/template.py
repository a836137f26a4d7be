"""Which template a case goes by, and what another would change."""

from typing import TYPE_CHECKING

from flask import request
from flask.typing import ResponseReturnValue

from reception.cases import queries as cases
from reception.i18n.text import _
from reception.path import operations, permits, queries
from reception.path.book import current
from reception.path.forms import MoveForm
from reception.path.queries.look import case_path
from reception.path.rules.arranging import changes
from reception.path.rules.definitions import Template
from reception.path.terms import TargetGroup
from reception.path.views.room import page, path_url, room
from reception.web import answers

if TYPE_CHECKING:
    from reception.path.queries import Look


@room.route("/template", methods=["GET", "POST"], permit=permits.WRITE)
def template(number: str) -> ResponseReturnValue:
    """Choose a template or a newer edition, having seen what it changes."""
    case = cases.open_case_about(number)
    path = case_path(case, permits.WRITE)
    form = MoveForm(obj=path) if path else MoveForm()
    wanted = form.edition.data if request.method == "POST" else request.args.get("edition", "")
    chosen = _newest().get(wanted or "")
    form.edition.data = _key(chosen) if chosen else ""
    if form.validate_on_submit() and chosen and not (path and form.is_outdated(path)):
        operations.move(case, chosen)
        answers.done(_("The path goes by the chosen template from now on."))
        return answers.go_back(path_url(number))
    return _template_page(queries.look(case), form, chosen)


def _template_page(look: "Look", form: MoveForm, chosen: Template | None) -> str:
    offered = {key: one for key, one in _newest().items() if key != _key(look.template)}
    chosen = chosen if chosen in offered.values() else None
    return page(
        "path/template.html",
        look,
        form=form,
        offered=offered,
        chosen=chosen,
        group_count=len(TargetGroup),
        changes=changes(look.milestones, look.by(chosen)) if chosen else [],
        cancel_url=path_url(look.case.person.number),
    )


def _newest() -> dict[str, Template]:
    """The newest edition of each template, as addresses name it."""
    return {_key(one): one for one in current().templates.values()}


def _key(template: Template) -> str:
    return f"{template.code}:{template.version}"
