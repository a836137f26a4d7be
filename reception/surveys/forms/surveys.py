"""What is asked about a survey itself."""

from collections.abc import Sequence
from typing import Any, ClassVar, Final

from reception.i18n.text import _l
from reception.web.fields import Boxes, Choice, DateField, Text, whole_number
from reception.web.versioned import VersionedForm

LONGEST_TITLE: Final = 200
_NO_NEWCOMERS: Final = _l("Only staff see the title. Write nothing about a newcomer here.")


class SurveyForm(VersionedForm):
    """What a survey is called, whose it is, and in which languages and when it is asked."""

    keeps_draft = True
    page_order: ClassVar[tuple[str, ...]] = ("title", "unit_id", "languages", "opens_on", "closes_on", "start")

    title = Text(
        _l("Title"),
        longest=LONGEST_TITLE,
        required=_l("Give the survey a title, for example: Inclusion 2027."),
        description=_NO_NEWCOMERS,
    )
    unit_id = Choice(
        _l("Unit that asks"),
        coerce=whole_number,
        required=_l("Choose which unit asks."),
        description=_l("Those who answer read its name."),
    )
    languages = Boxes(
        _l("Languages to ask in"),
        description=_l("Swedish is always one of them. A language opens only when nothing is missing in it."),
    )
    opens_on = DateField(_l("Planned to open on"), looks="ahead")
    closes_on = DateField(
        _l("Last day to answer"), looks="ahead", description=_l("After this day the survey closes by itself.")
    )

    def offer(self, units: Sequence[tuple[int, str]], languages: Sequence[tuple[str, str]]) -> None:
        """(id, name) of units, and (tag, name) of languages beside Swedish."""
        self.unit_id.choices = [("", ""), *((str(key), name) for key, name in units)]
        self.languages.choices = list(languages)

    @property
    def entered(self) -> dict[str, Any]:
        """What a survey is made with."""
        names = ("title", "unit_id", "languages", "opens_on", "closes_on")
        return {**{name: self.values[name] for name in names}, "languages": self.languages.data or []}


class NewSurveyForm(SurveyForm):
    """The same of a survey that is begun."""

    asides = frozenset({"start"})
    start = Choice(
        _l("Begin with"),
        radios=True,
        default="usual",
        choices=[
            ("usual", _l("Inclusion: Väsby's definition and the usual questions")),
            ("empty", _l("No question")),
        ],
        required=_l("Choose what the survey begins with."),
    )
