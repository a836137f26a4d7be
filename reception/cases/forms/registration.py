"""What is asked when a person is registered: a search first, then as little as a beginning needs."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from wtforms import BooleanField, HiddenField

from reception.i18n.markers import N_
from reception.i18n.text import _, _l, choices
from reception.people.forms import number_of, read_number
from reception.people.forms.choices import languages
from reception.people.rules.identifiers import KnownNumber
from reception.people.terms import BirthPrecision, LegalSex, Match
from reception.web.fields import Choice, PartialDateField, Text, term, whole_number, with_none
from reception.web.forms import Form

_LOOK_FIRST = N_(
    "The person may be registered already. Look at the list first; if nobody there is the one, save again."
)
#: The value of the hidden field `step` in the form that registers; any other form sent here is a search.
CREATE = "create"


class SearchFirstForm(Form):
    """The one box that comes before every registration."""

    q = Text(
        _l("Name, number, telephone or date of birth"),
        required=_l("Write what you know: a name, a number, a telephone or a date of birth."),
        description=_l("Any spelling and any script will do."),
        render_kw={"dir": "auto", "spellcheck": "false"},
    )


class RegistrationForm(Form):
    """The short form. The units are passed in; with one there is nothing to choose."""

    step = HiddenField(default=CREATE)
    #: The numbers of the people who have been shown as likely duplicates, so that they are asked about once.
    seen = HiddenField()
    name = Text(
        _l("Name as in the passport"),
        required=_l("Write the name. One name is enough."),
        description=_l("In the order it is written there. Somebody with one name only has one name here too."),
        render_kw={"dir": "auto", "spellcheck": "false"},
    )
    own_script = Text(_l("Name in the person's own script"), render_kw={"dir": "auto", "spellcheck": "false"})
    preferred = Text(_l("Name the person uses"), render_kw={"dir": "auto", "spellcheck": "false"})
    number = Text(
        _l("Number"),
        longest=60,
        description=_l("A personal identity number, a coordination number or a dossier number, if there is one."),
        render_kw={"dir": "ltr"},
    )
    keep_unverified = BooleanField(_l("Keep it as unverified"))
    unverified_reason = Text(_l("Why is it kept?"), description=_l("For example: as it stands on the card."))
    insist = BooleanField(_l("It is another person all the same: let the unit manager check"))
    birth = PartialDateField(_l("Date of birth"), description=_l("As much as is known: 1990, 1990-05 or 1990-05-17."))
    estimated = BooleanField(_l("The year is estimated"))
    legal_sex = Choice(
        _l("Legal sex in the population register"),
        radios=True,
        coerce=term(LegalSex),
        choices=choices(*LegalSex),
        default=LegalSex.UNKNOWN,
    )
    language = Choice(_l("Strongest language"))
    second_language = Choice(_l("Another language"))
    unit_id = Choice(_l("Unit"), coerce=whole_number, required=_l("Choose the unit that opens the case."))
    as_worker = BooleanField(_l("I am the caseworker"), default=True)
    asks_about_number = False
    asks_about_holder = False

    def __init__(self, units: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(**options)
        self.language.choices = self.second_language.choices = with_none(languages())
        self.unit_id.choices = [(str(unit_id), name) for unit_id, name in units]
        if len(units) == 1:
            self.unit_id.data = units[0][0]

    def validate(self, extra_validators: object = None) -> bool:
        """The number must be one, or be kept with a reason."""
        valid = bool(super().validate(extra_validators))
        self.asks_about_number = bool(self.keep_unverified.data)
        return read_number(self, "number") and valid

    @property
    def known_number(self) -> KnownNumber | None:
        """The number, read. Only after it was found right."""
        return number_of(self, "number")

    @property
    def known_birth(self) -> tuple[date, BirthPrecision] | None:
        """Date of birth and how much of it is known."""
        if self.birth.data is None:
            return None
        on, known = self.birth.data
        return on, BirthPrecision.ESTIMATED if self.estimated.data else BirthPrecision(known)

    @property
    def names(self) -> list[str]:
        """Every name that was written."""
        return [text for text in (self.name.data, self.own_script.data, self.preferred.data) if text]

    def ask_about(self, likely: Iterable[Any]) -> None:
        """Have the writer look at people who may be the same, each once, and insist if one of them has the number."""
        likely = list(likely)
        number = self.known_number
        self.asks_about_holder = bool(number and number.is_personal and any(Match.NUMBER in hit.why for hit in likely))
        if self.asks_about_holder and not self.insist.data:
            self.refuse("number", _("Somebody with this number is registered already. Open that person instead."))
        shown = set((self.seen.data or "").split())
        self.seen.data = " ".join(sorted(shown | {hit.number for hit in likely}))
        if not self.failed and any(hit.number not in shown for hit in likely):
            self.refuse(None, _(_LOOK_FIRST))

    @property
    def facts(self) -> dict[str, Any]:
        """What `register_person` takes, without unit and caseworker."""
        kept = self.keep_unverified.data
        return {
            "name": self.name.data,
            "own_script": self.own_script.data or None,
            "preferred": self.preferred.data or None,
            "number_text": self.number.data or None,
            "unverified_reason": self.unverified_reason.data if kept else None,
            "birth": self.known_birth,
            "legal_sex": str(self.legal_sex.data or LegalSex.UNKNOWN),
            "languages": tuple(dict.fromkeys(filter(None, (self.language.data, self.second_language.data)))),
            "insisting": bool(self.insist.data and self.asks_about_holder),
        }
