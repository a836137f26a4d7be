"""The yearly follow-up of a policy: a page, a paper, and files of the same."""

from flask import Response, render_template
from flask.typing import ResponseReturnValue

from reception.i18n import locales
from reception.policies import permits, wording
from reception.policies.papers import follow_up as papers
from reception.policies.papers.files import as_json, as_xlsx
from reception.policies.queries import reports
from reception.web.blueprint import Room
from reception.web.pdf import attached

room = Room("follow_up", __name__, url_prefix="/policies/<string(maxlength=40):code>/<int:year>")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@room.route("", permit=permits.READ)
def report(code: str, year: int) -> ResponseReturnValue:
    """The follow-up of a year, from what is published alone."""
    return render_template(
        "policies/report.html",
        report=reports.report_of(code, year),
        years=reports.years(),
        words=wording,
        tag=locales.current().tag,
    )


@room.route('/file.<any("pdf", "xlsx", "json"):kind>', permit=permits.READ)
def file(code: str, year: int, kind: str) -> ResponseReturnValue:
    """The same as a file."""
    made, locale = reports.report_of(code, year), locales.current()
    name = f"{code}-{made.release['id']}.{kind}"
    if kind == "pdf":
        return attached(papers.paper_of(made, locale), name)
    content, mimetype = (as_xlsx(made, locale.tag), _XLSX) if kind == "xlsx" else (as_json(made), "application/json")
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return Response(content, mimetype=mimetype, headers=headers)


@room.errorhandler(reports.Changed)
def refused(changed: reports.Changed) -> ResponseReturnValue:
    """No follow-up is made of a release that somebody changed."""
    return render_template("policies/refused.html", number=changed.number), 409
