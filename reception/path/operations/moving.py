"""Which template a case goes by."""

from typing import TYPE_CHECKING

from reception.audit.log import record
from reception.db.locking import hold
from reception.db.session import db
from reception.path import permits
from reception.path.models import CasePath
from reception.path.projection import begin
from reception.path.queries.look import case_path

if TYPE_CHECKING:
    from reception.cases.models import Case
    from reception.path.rules.definitions import Template


def move(case: "Case", template: "Template") -> CasePath:
    """Go by another template, or another edition, from now on. The day on which the path was begun stays."""
    hold(case)
    path = case_path(case, permits.WRITE) or begin(case)
    before = f"{path.template}:{path.edition}"
    path.template, path.edition, path.reckoned_on = template.code, template.version, None
    db.session.flush()
    record("path.moved", path, before=before, after=f"{template.code}:{template.version}")
    return path
