"""What is asked about a placement: what and where, the agreement, its days, who is the tutor, and how it ended."""

from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField

from reception.i18n.text import _, _l, choices
from reception.skills.forms.vocabulary import CodeField
from reception.skills.terms import Scheme
from reception.web.fields import Choice, DateField, Text, term, whole_number, with_none
from reception.web.versioned import VersionedForm
from reception.work.forms.employers import offer_employers
from reception.work.forms.jobs import (
    LONGEST_TITLE,
    Choices,
    Entered,
    ended_by_field,
    extent_field,
    last_day_field,
    note_field,
)
from reception.work.terms.file import EndedBy
from reception.work.terms.jobs import DecidedBy, PlacementKind, PlacementOutcome


class PlacementForm(Entered):
    """A placement. The kinds, the employers and the person's documents are passed in; `documents` None: not asked."""

    keeps_draft = True

    kind = Choice(_l("Kind"), coerce=term(PlacementKind), required=_l("Choose what kind it is."))
    organisation_id = Choice(_l("Employer"), coerce=whole_number, required=_l("Choose the employer."))
    despite_closed = BooleanField(_l("The employer is marked as closed, and the placement is right all the same"))
    title = Text(
        _l("Title or tasks"),
        longest=LONGEST_TITLE,
        required=_l("Write the title or the tasks."),
        description=_l("As the employer calls it."),
    )
    occupation_code = CodeField(_l("Occupation in the list"), scheme=Scheme.OCCUPATION)
    extent = extent_field()
    decided_by = Choice(
        _l("Who decided it"),
        radios=True,
        coerce=term(DecidedBy),
        choices=choices(*DecidedBy),
        required=_l("Choose who decided it."),
    )
    agreed_on = DateField(_l("Agreement signed"), looks="near")
    agreement_id = Choice(
        _l("The agreement"), coerce=whole_number, description=_l("One of the person's documents, if it is there.")
    )
    started_on = DateField(_l("First day"), looks="near", required=_l("Write the first day."))
    planned_end_on = DateField(_l("Planned last day"), looks="forward")
    follow_up_on = DateField(
        _l("Ask how it goes"), looks="forward", description=_l("It stands on My day when that day has come.")
    )
    note = note_field()

    def __init__(
        self,
        *,
        kinds: Choices,
        employers: list[tuple[int, str, bool]],
        documents: Sequence[tuple[int, str]] | None,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.kind.choices = with_none(kinds, _("Choose"))
        offer_employers(self.organisation_id, employers, first=_("Choose"))
        if self.organisation_id.data not in {key for key, _name, is_closed in employers if is_closed}:
            del self["despite_closed"]
        if documents is None:
            del self["agreement_id"]
        else:
            self.agreement_id.choices = with_none([(str(key), text) for key, text in documents], _("Not here"))


class ChangePlacementForm(VersionedForm, PlacementForm):
    """The same for one that is there."""

    asides = frozenset({"despite_closed"})


class TutorForm(VersionedForm):
    """Who at the employer is the tutor. Those who work there are passed in."""

    contact_person_id = Choice(_l("Tutor"), radios=True, coerce=whole_number)

    def __init__(self, *, people: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(**options)
        self.contact_person_id.choices = [*((str(key), text) for key, text in people), ("", _("Nobody yet"))]


class FollowUpForm(Entered, VersionedForm):
    """It was asked how a placement goes: when it is asked again, if it is, and what is good to know."""

    keeps_draft = True

    follow_up_on = DateField(
        _l("Ask again"), looks="forward", future_only=True, description=_l("Empty where it is not to be asked again.")
    )
    note = note_field()


class EndPlacementForm(Entered, VersionedForm):
    """When a placement ended, what came of it and who ended it."""

    keeps_draft = True
    ended_on = last_day_field(_l("Last day"))
    outcome = Choice(
        _l("What came of it"),
        radios=True,
        coerce=term(PlacementOutcome),
        choices=choices(*PlacementOutcome),
        required=_l("Choose what came of it."),
    )
    ended_by = ended_by_field(_l("Who ended it"), choices=choices(*EndedBy), required=_l("Choose who ended it."))
    note = note_field()
