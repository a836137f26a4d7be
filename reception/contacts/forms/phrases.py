"""What is asked about a ready sentence."""

from reception.contacts.terms import Channel
from reception.i18n.text import _l, choices
from reception.web.fields import Choice, LongText
from reception.web.versioned import VersionedForm

EVERY = "every"


class PhraseForm(VersionedForm):
    """A sentence and the channel where it is offered."""

    channel = Choice(
        _l("Offered for"),
        radios=True,
        choices=[(EVERY, _l("Every channel")), *choices(*Channel)],
        required=_l("Choose where it is offered."),
        default=EVERY,
    )
    text = LongText(
        _l("Sentence"),
        longest=500,
        required=_l("Write the sentence."),
        description=_l("Words that fit many contacts. Never write anything about a person here."),
    )

    @property
    def chosen_channel(self) -> Channel | None:
        """The channel; None for all."""
        return None if self.channel.data == EVERY else Channel(self.channel.data)
