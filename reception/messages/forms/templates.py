"""What is asked about a unit's own letters and their translations."""

from typing import ClassVar, Final

from reception.i18n.text import _l, choices
from reception.messages.rules.texts import PLACEHOLDERS, braced
from reception.messages.terms import LetterKind, TextState
from reception.web.fields import Choice, LongText, Text, term, whole_number
from reception.web.versioned import VersionedForm

LONGEST_SUBJECT: Final = 200
LONGEST_BODY: Final = 5000
_LONGEST_NAME: Final = 120


class _TextForm(VersionedForm):
    """A subject and a body."""

    keeps_draft = True
    subject = Text(
        _l("Heading of the letter"),
        longest=LONGEST_SUBJECT,
        required=_l("Write a heading, for example: You are invited to a meeting."),
    )
    body = LongText(
        _l("Text"),
        longest=LONGEST_BODY,
        required=_l("Write what the letter says."),
        description=_l("An empty line begins a new paragraph."),
        render_kw={"rows": 14},
    )


class TemplateForm(_TextForm):
    """A letter in Swedish."""

    asides = frozenset({"unit_id"})
    constraints: ClassVar = {
        "uq_letter_template_unit_id_name": (
            "name",
            _l("The unit has a letter of this name already. Choose another name."),
        )
    }
    page_order = ("unit_id", "name", "kind", "subject", "body")

    unit_id = Choice(_l("Unit"), coerce=whole_number, required=_l("Choose whose letter it is."))
    name = Text(
        _l("Name of the letter"),
        longest=_LONGEST_NAME,
        required=_l("Give the letter a name by which colleagues find it."),
        description=_l("Only staff see the name."),
    )
    kind = Choice(
        _l("What the letter is for"), radios=True, choices=choices(*LetterKind), coerce=term(LetterKind),
        required=_l("Choose what the letter is for."),
    )  # fmt: skip

    def offer(self, units: list[tuple[int, str]]) -> None:
        """The units whose letter it can be. One alone is not asked about."""
        self.unit_id.choices = [(str(key), name) for key, name in units]
        if self.unit_id.data is None and len(units) == 1:
            self.unit_id.data = units[0][0]


class TranslationForm(_TextForm):
    """What a letter says in another language."""

    state = Choice(
        _l("How it was translated"),
        radios=True,
        choices=[
            (TextState.REVIEWED.value, _l("Somebody who reads the language has looked at it")),
            (TextState.TO_REVIEW.value, _l("By a person, and nobody else has looked at it yet")),
            (TextState.MACHINE.value, _l("By a machine: the letter says so")),
        ],
        coerce=term(TextState),
        required=_l("Choose how it was translated."),
    )


def known_placeholders() -> list[tuple[str, str]]:
    """(as it is written, what stands there) of everything that a text may hold."""
    return [(braced([word]), message) for word, message in PLACEHOLDERS.items()]
