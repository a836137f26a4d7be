"""A goal, and the first actions towards it."""

from collections.abc import Iterator
from typing import Any, Final

from wtforms import FieldList

from reception.cases.terms import Phase
from reception.i18n.text import _, _l, choices
from reception.plans.forms.sentences import (
    check_action,
    owner_field,
    sentence_choices,
    sentence_field,
    settle,
    usual_owner,
    words_field,
)
from reception.plans.rules.library import Kind, sentence
from reception.web.fields import Choice, DateField
from reception.web.forms import Form
from reception.web.versioned import VersionedForm

#: So many actions are asked for at once with a new goal.
PLACES: Final = 3


class _GoalWords(Form):
    """What a goal says."""

    sentence = sentence_field(_l("What the person wants to reach"))
    text = words_field(_l("In own words"), description=_l("Added to the sentence, or in its place."))
    phase = Choice(
        _l("Phase"),
        radios=True,
        coerce=Phase,
        choices=choices(*Phase),
        description=_l("A sentence of the library belongs to its own phase; own words to the one chosen here."),
    )

    def offer(self, first: Phase | None, also: str | None = None) -> Any:
        """The same form with the sentences to choose from, those of one phase first."""
        self.sentence.choices = sentence_choices(Kind.GOAL, first, also)
        return self

    def validate(self, extra_validators: Any = None) -> bool:
        """It says something, and it is known which phase it belongs to."""
        super().validate(extra_validators)
        if not (self.sentence.data or self.text.data or self.text.errors or self.sentence.errors):
            self.refuse("sentence", _("Choose a sentence, or write your own words."))
        elif not self.chosen_phase and not self.phase.errors:
            self.refuse("phase", _("Choose which phase the goal belongs to."))
        return not self.failed

    @property
    def chosen_phase(self) -> Phase | None:
        """The phase of the sentence; of own words, the one that was chosen."""
        found = sentence(self.sentence.data)
        return found.phase if found else self.phase.data

    @property
    def facts(self) -> dict[str, Any]:
        """What a goal stores."""
        return {"phase": self.chosen_phase, "sentence": self.sentence.data, "text": self.text.data or None}


class ChangeGoalForm(VersionedForm, _GoalWords):
    """A goal that is there. Its actions have pages of their own."""


class GoalForm(_GoalWords):
    """A new goal, with the first actions towards it: rows that are left empty are passed over."""

    sentences = FieldList(sentence_field(_l("What is done")), min_entries=PLACES, max_entries=PLACES)
    texts = FieldList(words_field(_l("In own words")), min_entries=PLACES, max_entries=PLACES)
    owners = FieldList(owner_field(_l("Who does it")), min_entries=PLACES, max_entries=PLACES)
    days = FieldList(DateField(_l("By"), looks="forward"), min_entries=PLACES, max_entries=PLACES)

    def offer(self, first: Phase | None, also: str | None = None) -> "GoalForm":
        """The same form with the sentences to choose from, those of one phase first."""
        super().offer(first, also)
        offered = sentence_choices(Kind.ACTION, first)
        for entry in self.sentences:
            entry.choices = offered
        return self

    @property
    def rows(self) -> Iterator[tuple[Any, Any, Any, Any]]:
        """The places for actions: (sentence, own words, owner, day)."""
        return zip(self.sentences, self.texts, self.owners, self.days, strict=False)

    def validate(self, extra_validators: Any = None) -> bool:
        """Each action that was begun says something, and somebody does it."""
        super().validate(extra_validators)
        for row in self.rows:
            if _is_begun(row):
                check_action(*row[:3])
        settle((self.sentences, self.texts, self.owners, self.days))
        return not self.failed

    @property
    def actions(self) -> list[dict[str, Any]]:
        """What `add_action` stores of each row that says something."""
        return [
            {
                "sentence": words.data,
                "text": free.data or None,
                "owner": usual_owner(words.data, owner.data),
                "due_on": day.data,
            }
            for words, free, owner, day in self.rows
            if words.data or free.data
        ]


def _is_begun(row: tuple[Any, Any, Any, Any]) -> bool:
    return any(field.data or field.errors for field in row)
