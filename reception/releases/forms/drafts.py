"""A year to publish, and how finely an indicator is split."""

from typing import Any

from reception.i18n.text import _l, choices, label
from reception.indicators.terms import Breakdown
from reception.releases.terms import Detail
from reception.web.fields import Choice, WholeNumber
from reception.web.forms import Form

FIRST_YEAR, LAST_YEAR = 2000, 2100
_HOW = _l("Choose how finely.")


class YearForm(Form):
    """Of which year a release is made."""

    constraints = {
        "uq_release_draft_year": ("year", _l("There is a draft of that year already.")),
        "release_draft.year": ("year", _l("There is a draft of that year already.")),
    }

    year = WholeNumber(_l("Year"), least=FIRST_YEAR, most=LAST_YEAR, required=_l("Write a year."))


class PlanForm(Form):
    """How finely an indicator is split by each breakdown."""

    age = Choice(Breakdown.AGE.label, required=_HOW)
    reception_year = Choice(Breakdown.RECEPTION_YEAR.label, required=_HOW)
    route = Choice(Breakdown.ROUTE.label, required=_HOW)
    education = Choice(Breakdown.EDUCATION.label, required=_HOW)
    study_path = Choice(Breakdown.STUDY_PATH.label, required=_HOW)

    def offer(self, plan: dict[Breakdown, Detail], *, has_sex: bool) -> None:
        """Ask for the breakdowns that there are, and no others."""
        details = [one for one in Detail if has_sex or one is not Detail.WITH_SEX]
        for breakdown in Breakdown:
            name = _name(breakdown)
            if name not in self._fields:
                continue
            if breakdown not in plan:
                del self._fields[name]
                continue
            field: Any = self._fields[name]
            field.choices = choices(*details)
            field.label.text = label(breakdown)
            if not self.is_submitted():
                field.data = plan[breakdown].value

    @property
    def plan(self) -> dict[Breakdown, Detail]:
        """What was chosen."""
        return {
            breakdown: Detail(self._fields[_name(breakdown)].data)
            for breakdown in Breakdown
            if _name(breakdown) in self._fields
        }


def _name(breakdown: Breakdown) -> str:
    return str(breakdown.value).replace("-", "_")
