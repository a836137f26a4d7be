"""An action: what is to be done, by whom, by when."""

from typing import Any

from reception.cases.terms import Phase
from reception.i18n.text import _l
from reception.plans.forms.sentences import (
    check_action,
    owner_field,
    sentence_choices,
    sentence_field,
    usual_owner,
    words_field,
)
from reception.plans.rules.library import Kind
from reception.web.fields import DateField
from reception.web.forms import Form
from reception.web.versioned import VersionedForm


class ActionForm(Form):
    """An action towards a goal."""

    sentence = sentence_field(_l("What is done"))
    text = words_field(_l("In own words"), description=_l("Added to the sentence, or in its place."))
    owner = owner_field(_l("Who does it"))
    due_on = DateField(_l("By"), looks="forward")

    def offer(self, first: Phase, also: str | None = None) -> "ActionForm":
        """The same form with the sentences to choose from, those of the goal's phase first."""
        self.sentence.choices = sentence_choices(Kind.ACTION, first, also)
        return self

    def validate(self, extra_validators: Any = None) -> bool:
        """It says something, and somebody does it."""
        super().validate(extra_validators)
        check_action(self.sentence, self.text, self.owner)
        return not self.failed

    @property
    def facts(self) -> dict[str, Any]:
        """What `add_action` stores."""
        return {
            "sentence": self.sentence.data,
            "text": self.text.data or None,
            "owner": usual_owner(self.sentence.data, self.owner.data),
            "due_on": self.due_on.data,
        }


class ChangeActionForm(VersionedForm, ActionForm):
    """The same for an action that is there."""
