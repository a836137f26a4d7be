"""What is asked when something was told, and when an extract is given."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from markupsafe import Markup
from wtforms import HiddenField

from reception.i18n.formats import listed, local, now
from reception.i18n.text import _, _l, choices, label
from reception.i18n.text_safety import plain
from reception.people.forms.sharing.parts import Groups, RecipientForm
from reception.people.rules import extracts as extract_rules
from reception.people.rules import grounds
from reception.people.rules.consents import Given, Shortfall, shortfall
from reception.people.terms.papers import ConsentState, DisclosureGround, DisclosureWay, InformationGroup
from reception.web.fields import Choice, LongText, MomentField, Text, term
from reception.web.forms import Form

#: What is written down by hand; extracts and referrals write their own lines.
BY_HAND = tuple(way for way in DisclosureWay if way not in {DisclosureWay.EXTRACT, DisclosureWay.REFERRAL})
_ITEM = Markup('{} <small class="muted">{}{}</small>')
_PARAGRAPH = Markup('<bdi lang="sv">{}.</bdi> ')
_LACKS = {
    ConsentState.EXPIRED: _l("The consent had run out that day."),
    ConsentState.WITHDRAWN: _l("The consent was withdrawn that day or before."),
    ConsentState.COMING: _l("The consent did not hold yet that day."),
}


_CODE_WANTED: Final = _l("Write the code of eight digits.")


@dataclass(frozen=True)
class ChoiceOfConsent:
    """A consent on offer: its number, what it is called in the menu, whom it is for, and what it allows."""

    number: str
    label: str
    recipient: str
    given: Given


def lacking_words(lacks: Shortfall, recipient: str) -> list[str]:
    """What a consent for `recipient` lacks, in sentences."""
    return list(_lacking(lacks, recipient))


def _lacking(lacks: Shortfall, recipient: str) -> Iterator[str]:
    if lacks.state is not None:
        yield str(_LACKS[lacks.state])
    if lacks.other_recipient:
        yield _("The consent is for somebody else: %(recipient)s.", recipient=recipient)
    if lacks.groups:
        yield _("The consent does not cover: %(groups)s.", groups=listed([label(group) for group in lacks.groups]))


def _with_what_to_know(rule: grounds.GroundRule, day: date) -> tuple[str, Markup]:
    """A ground with its paragraphs and what must be clear first."""
    paragraphs = Markup().join(_PARAGRAPH.format(paragraph.text) for paragraph in rule.paragraphs_on(day))
    return rule.ground.value, _ITEM.format(label(rule.ground), paragraphs, _(rule.know))


class TellingForm(RecipientForm):
    """Who is told, and on which ground. A consent must cover recipient and parts on the day."""

    ground = Choice(
        _l("Ground"), radios=True, coerce=term(DisclosureGround), required=_l("Choose on which ground it is told.")
    )
    consent = Choice(_l("Which consent"), description=_l("Only if the ground is consent."))
    ground_note = Text(
        _l("Which act or ordinance"),
        conditional=True,
        description=_l("Only for a duty or another act: its name and paragraph."),
    )

    def __init__(self, *, consents: Sequence[ChoiceOfConsent], day: date, **options: Any) -> None:
        super().__init__(**options)
        self.offered: Mapping[str, ChoiceOfConsent] = {one.number: one for one in consents}
        only_social = all(teller.is_social_services for teller in self.tellers.values())
        rules = grounds.open_grounds(social_services=only_social)
        self.ground.choices = [_with_what_to_know(rule, day) for rule in rules]
        if not all(paragraph.is_read for rule in rules for paragraph in rule.paragraphs):
            self.ground.description = _("The paragraphs are to be confirmed with the municipality's lawyer.")
        self.consent.choices = [("", ""), *((one.number, one.label) for one in consents)]

    @property
    def told_groups(self) -> list[InformationGroup]:
        """The parts that are told."""
        raise NotImplementedError

    @property
    def told_on(self) -> date:
        """The day it is told."""
        return local(now()).date()

    def validate(self, extra_validators: object = None) -> bool:
        """The ground is one of the unit's board, names what it must, and a consent covers all."""
        if super().validate(extra_validators):
            self._check_ground(self.ground.data)
        return not self.failed

    def _check_ground(self, ground: DisclosureGround) -> None:
        if not grounds.rule_of(ground).for_social_services and self.teller.is_social_services:
            self.refuse("ground", _("This ground does not open the secrecy of social services. Choose another."))
        if ground in grounds.NAMES_ITS_ACT and not self.ground_note.data:
            self.refuse("ground_note", _("Write which act or ordinance, with its paragraph."))
        if ground is DisclosureGround.CONSENT:
            self._check_consent()

    def _check_consent(self) -> None:
        chosen = self.offered.get(self.consent.data or "")
        if chosen is None:
            missing = _("Choose the consent.") if self.offered else _("No consent is written down. Do that first.")
            self.refuse("consent", missing)
        elif not self.told_groups:
            self.refuse("scope", _("Tick what was told: a consent covers only what stands in it."))
        else:
            lacks = shortfall(chosen.given, recipient=self.recipient, scope=self.told_groups, day=self.told_on)
            for words in _lacking(lacks, chosen.recipient):
                self.refuse("consent", words)

    @property
    def consent_number(self) -> str | None:
        """The consent that it is told on; None on another ground."""
        return self.consent.data if self.ground.data is DisclosureGround.CONSENT else None

    @property
    def facts(self) -> dict[str, Any]:
        """What is stored, without the consent."""
        names_act = self.ground.data in grounds.NAMES_ITS_ACT
        note = self.ground_note.data if names_act else None
        return {**super().facts, "ground": self.ground.data, "ground_note": note or None}


class DisclosureForm(TellingForm):
    """A line of the log: what was told, to whom, on which ground, how and when."""

    keeps_draft = True

    scope = Groups(_l("What was told"), choices=choices(*InformationGroup))
    what = LongText(
        _l("In words"),
        longest=2000,
        description=_l("Needed if no box fits. The person may read this list."),
        render_kw={"rows": 3},
    )
    way = Choice(
        _l("How"),
        radios=True,
        coerce=term(DisclosureWay),
        choices=choices(*BY_HAND),
        required=_l("Choose how it was told."),
    )
    told_at = MomentField(_l("When"), looks="back", required=_l("Write when it was told."))

    @property
    def told_groups(self) -> list[InformationGroup]:
        """The boxes that are ticked."""
        return list(self.scope.data or [])

    @property
    def told_on(self) -> date:
        """The day that is written."""
        return local(self.told_at.data).date()

    def validate(self, extra_validators: object = None) -> bool:
        """Something was told, and not in the time to come."""
        super().validate(extra_validators)
        if not (self.scope.data or self.what.data):
            self.refuse("scope", _("Tick what was told, or write it in words."))
        if self.told_at.data and self.told_at.data > now():
            self.refuse("told_at", _("This time has not come yet. Write it down when it is told."))
        return not self.failed

    @property
    def facts(self) -> dict[str, Any]:
        """What is stored, without the consent."""
        mine = {"what": self.what.data or None, "way": self.way.data, "told_at": self.told_at.data}
        return {**super().facts, **mine, "scope": self.told_groups}


class ExtractForm(TellingForm):
    """Which parts a partner may read, and for how many days. The parts that have content are passed in.

    `seed` makes the link, and `previewed` is the digest of what was shown before: both belong to the second step.
    """

    keeps_draft = False

    scope = Groups(_l("What the extract shows"), description=_l("Only parts that the file says something of."))
    days = Choice(_l("How long it can be opened"), coerce=int, required=_l("Choose for how many days."), default=7)
    seed = HiddenField()
    previewed = HiddenField()

    def __init__(self, *, groups: Sequence[InformationGroup], days: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(**options)
        self.scope.choices = [(group.value, label(group)) for group in groups]
        self.scope.required = _("Tick at least one.")
        self.days.choices = list(days)
        self.days.default = extract_rules.PROPOSED_DAYS

    @property
    def told_groups(self) -> list[InformationGroup]:
        """The parts that are ticked."""
        return list(self.scope.data or [])

    def validate(self, extra_validators: object = None) -> bool:
        """An extract shows something."""
        super().validate(extra_validators)
        if not self.scope.data:
            self.refuse("scope", _("Tick what the extract shows."))
        return not self.failed


class StrikeForm(Form):
    """Why a line of the log is wrong."""

    reason = Text(
        _l("Why is it wrong?"),
        longest=500,
        required=_l("Write why it is wrong."),
        description=_l("The line stays readable, struck through, with what you write."),
    )


class OpenForm(Form):
    """The code that a partner was told. What can be no code at all is no try of one."""

    keeps_draft = False
    code = Text(
        _l("Code"),
        longest=20,
        required=_CODE_WANTED,
        render_kw={"inputmode": "numeric", "autocomplete": "off", "dir": "ltr", "class": "w-14"},
    )

    @property
    def digits(self) -> str:
        """The code as it was given, without what people put between digits."""
        return "".join(sign for sign in plain(self.code.data or "") if sign.isdecimal())

    def validate_code(self, field: Text) -> None:
        """It has its eight digits. A message stands beside the field."""
        if field.data and len(self.digits) != extract_rules.CODE_DIGITS:
            self.refuse("code", str(_CODE_WANTED))
