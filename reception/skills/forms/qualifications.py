"""What is asked about an education, a work or a certificate. Everything is said in two languages."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from reception.i18n.beside import twice
from reception.i18n.markers import N_, Term
from reception.i18n.text import _l
from reception.skills.forms.vocabulary import CodeField
from reception.skills.terms import Completion, Papers, QualificationKind, Scheme
from reception.web.fields import Choice, DateField, LongText, Text, WholeNumber, term, with_none
from reception.web.forms import Form
from reception.web.versioned import VersionedForm

LONGEST_TITLE: Final = 200
LONGEST_NOTE: Final = 1000
MOST_MONTHS: Final = 720
_EARLIEST, _LATEST = 1900, 2100


def _year(message: str) -> WholeNumber:
    return WholeNumber(twice(message), least=_EARLIEST, most=_LATEST)


class QualificationForm(Form):
    """What somebody brings. `kind` chooses what is asked, and how. Countries are passed in."""

    keeps_draft = True

    title = Text(
        "",
        longest=LONGEST_TITLE,
        required=_l("Write what it is called."),
        description=twice(N_("In your own words.")),
    )
    level_code = CodeField(twice(N_("Level")), scheme=Scheme.LEVEL)
    occupation_code = CodeField(twice(N_("Occupation in the list")), scheme=Scheme.OCCUPATION)
    profession_code = CodeField(
        twice(N_("Profession that needs a licence in Sweden")),
        scheme=Scheme.PROFESSION,
        description=twice(N_("For example nurse, teacher or electrician.")),
    )
    country = Choice(twice(N_("Country")))
    place = Text(twice(N_("Place")), longest=LONGEST_TITLE)
    first_year = _year(N_("First year"))
    last_year = _year(N_("Last year"))
    months = WholeNumber(twice(N_("How many months in all")), least=0, most=MOST_MONTHS)
    completion = Choice(twice(N_("How far did you come?")), radios=True, coerce=term(Completion))
    expires_on = DateField(twice(N_("Valid until")), looks="forward")
    papers = Choice(twice(N_("Do you have papers that show it?")), radios=True, coerce=term(Papers))
    note = LongText("", longest=LONGEST_NOTE, render_kw={"rows": 3})

    def __init__(self, *, kind: QualificationKind, countries: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(**options)
        for name in _UNASKED[kind]:
            del self[name]
        for name, words in _WORDS[kind].items():
            self[name].label.text = twice(words)
        self.country.choices = with_none(countries)
        closed: Mapping[str, Iterable[Term]] = {"completion": Completion, "papers": Papers}
        for name, terms in closed.items():
            if name in self:
                self[name].choices = [*((one.value, twice(one.label)) for one in terms), ("", twice(N_("Not known")))]

    @property
    def entered(self) -> dict[str, Any]:
        """What is stored: nothing for what is left empty; 0 months are months."""
        return {name: value if value != "" else None for name, value in self.values.items()}


class ChangeQualificationForm(VersionedForm, QualificationForm):
    """The same for one that is there."""


_UNASKED: Final[Mapping[QualificationKind, tuple[str, ...]]] = {
    QualificationKind.EDUCATION: ("occupation_code", "expires_on"),
    QualificationKind.WORK: ("level_code", "completion", "expires_on"),
    QualificationKind.CERTIFICATE: ("level_code", "occupation_code", "last_year", "months", "completion"),
}
_WORDS: Final[Mapping[QualificationKind, Mapping[str, str]]] = {
    QualificationKind.EDUCATION: {
        "title": N_("What did you study?"),
        "place": N_("School and place"),
        "months": N_("How many months of study in all"),
        "note": N_("Subjects and what you learnt"),
    },
    QualificationKind.WORK: {
        "title": N_("What did you work as?"),
        "place": N_("Employer and place"),
        "months": N_("How many months of work in all"),
        "note": N_("What did you do at work?"),
    },
    QualificationKind.CERTIFICATE: {
        "title": N_("What is it called?"),
        "place": N_("Who gave it to you?"),
        "first_year": N_("Which year did you get it?"),
        "note": N_("What may you do with it?"),
    },
}
