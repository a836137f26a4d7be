"""What is asked of a caseworker about studies: what was done about absence, and an application from the case."""

from typing import Any

from wtforms import BooleanField

from reception.education.terms.pupils import Programme, SignalEnd, StudyTime
from reception.i18n.formats import today
from reception.i18n.text import _, _l, choices
from reception.people.forms.choices import languages
from reception.people.rules.names import tokens
from reception.people.terms.papers import DisclosureGround
from reception.web.fields import Choice, DateField, LongText, Text, YesNo, term, whole_number, with_none
from reception.web.forms import Form

#: On which grounds an application is sent: the person asked for it, or the unit cannot do its task without it.
GROUNDS = (DisclosureGround.NO_HARM, DisclosureGround.OWN_TASK)


class EndSignalForm(Form):
    """What was done about absence."""

    keeps_draft = True

    ended_as = Choice(
        _l("What was done?"),
        radios=True,
        choices=choices(*SignalEnd),
        coerce=term(SignalEnd),
        required=_l("Choose what was done."),
    )
    note = LongText(
        _l("In a few words"),
        longest=500,
        description=_l("Colleagues who may see the attendance read it. The school does not."),
    )


class ApplyForm(Form):
    """An application that a caseworker sends to a school. Exactly these answers go there, with the identity."""

    keeps_draft = True

    programme = Choice(
        _l("Apply for"),
        radios=True,
        choices=choices(Programme.SFI, Programme.ORIENTATION),
        coerce=term(Programme),
        required=_l("Choose what the application is for."),
    )
    unit_id = Choice(_l("School"), coerce=whole_number, required=_l("Choose a school."))
    applied_on = DateField(
        _l("Applied on"), looks="back", past_only=True, default=today, required=_l("Write the day of the application.")
    )
    right_from = DateField(
        _l("Has the right from"),
        looks="near",
        description=_l("Resident in Sweden, and from the second half of the year of turning 16."),
    )
    in_establishment = YesNo(
        _l("Does the establishment law (2017:584) apply?"),
        description=_l("Then SFI is to begin within a month."),
    )
    when = Choice(
        _l("When can the person study?"),
        radios=True,
        choices=choices(*StudyTime),
        coerce=term(StudyTime),
        required=_l("Choose when."),
        default=StudyTime.ANY,
    )
    can_begin_on = DateField(_l("Can begin from"), looks="forward")
    needs_childcare = BooleanField(_l("Needs childcare to be able to begin"))
    language = Choice(_l("Language of the interpreter"))
    note = LongText(
        _l("Note for the school"),
        longest=500,
        description=_l("What the school needs to know to offer a place. Nothing of the case, of health or of others."),
    )
    alias = Text(
        _l("Alias"),
        longest=60,
        description=_l("Agreed with the school by telephone. It stands in registers in place of the name."),
    )
    ground = Choice(
        _l("Why this may be told to the school"),
        radios=True,
        coerce=term(DisclosureGround),
        required=_l("Choose the ground."),
    )

    def __init__(self, *, schools: list[tuple[int, str]], spoken: str | None, name: str | None, **options: Any) -> None:
        """`name`: of a protected person, who must have an alias that says nothing of it; None for all others."""
        super().__init__(**options)
        self.unit_id.choices = schools if len(schools) == 1 else [("", _("Choose from the list")), *schools]
        self.language.choices = with_none(languages(spoken))
        self.ground.choices = [
            (DisclosureGround.NO_HARM.value, _("The person has asked for it, and it is clear that nobody is harmed")),
            (DisclosureGround.OWN_TASK.value, _("The unit cannot do its own task without telling it")),
        ]
        self.name = name
        if name is None:
            del self.alias
        else:
            self.alias.required = _("Write the alias.")
            self.alias.flags.optional = False

    def validate(self, extra_validators: object = None) -> bool:
        """A protected person is registered under an alias that holds no part of the name."""
        super().validate(extra_validators)
        if self.name is not None:
            self._check_alias(self.name)
        if self.can_begin_on.data and self.applied_on.data and self.can_begin_on.data < self.applied_on.data:
            self.refuse("can_begin_on", _("This day comes before the day of the application."))
        return not self.failed

    def _check_alias(self, name: str) -> None:
        if not self.alias.data:
            self.refuse("alias", _("Write the alias that is agreed with the school."))
        elif set(tokens(self.alias.data)) & set(tokens(name)):
            self.refuse("alias", _("The alias holds a part of the name. Choose something else."))
