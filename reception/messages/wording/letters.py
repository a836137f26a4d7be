"""What the standard letters say, and what stands on every letter: short, easy sentences in every language."""

from dataclasses import dataclass
from typing import Final

from reception.i18n.markers import N_
from reception.messages.terms import LetterKind


@dataclass(frozen=True)
class Standard:
    """A letter that every unit has. `subject` and `paragraphs` are messages with named placeholders."""

    code: str
    kind: LetterKind
    name: str
    subject: str
    paragraphs: tuple[str, ...]


_GREETING: Final = N_("Hello %(name)s,")
_CALL: Final = N_("Do you have questions? Call %(caseworker)s: %(phone)s.")
_CANNOT_COME: Final = N_("Call before that day if you cannot come. Then you get a new time.")
_FROM: Final = N_("This letter comes from %(unit)s in the municipality.")

STANDARDS: Final = (
    Standard(
        "invitation",
        LetterKind.INVITATION,
        N_("Invitation to a meeting"),
        N_("You are invited to a meeting"),
        (
            _GREETING,
            N_("You are invited to a meeting with %(caseworker)s."),
            N_("The meeting is on %(day)s at %(time)s."),
            N_("The place is %(place)s."),
            N_("The meeting is for you. We talk about your plan and what you need help with."),
            N_("Do you need an interpreter? Tell us. It costs you nothing."),
            _CANNOT_COME,
            _CALL,
            _FROM,
        ),
    ),
    Standard(
        "summons",
        LetterKind.SUMMONS,
        N_("Summons to a meeting"),
        N_("You have to come to a meeting"),
        (
            _GREETING,
            N_("You have to come to a meeting with %(caseworker)s."),
            N_("The meeting is on %(day)s at %(time)s."),
            N_("The place is %(place)s."),
            N_("Bring your identity card and letters from authorities."),
            N_("It is important that you come. If you do not come, it can matter for your plan."),
            _CANNOT_COME,
            _CALL,
            _FROM,
        ),
    ),
    Standard(
        "my-plan",
        LetterKind.INFORMATION,
        N_("Information about My plan"),
        N_("You can read your plan on your telephone"),
        (
            _GREETING,
            N_("My plan is a page about you. You can read it in your language."),
            N_("You see your next step, your times, your goals and your rights."),
            N_("You also see what we keep about you, and who has looked at it."),
            N_("You open the page with a link or a QR code. You get it from %(caseworker)s."),
            N_("Do not give the link to anybody else."),
            _CALL,
            _FROM,
        ),
    ),
    Standard(
        "papers",
        LetterKind.REQUEST,
        N_("Request for papers"),
        N_("We need papers from you"),
        (
            _GREETING,
            N_("We need papers from you so that we can help you."),
            N_("Bring your residence permit card, your identity card and letters from authorities."),
            N_("Bring papers about school and work if you have them."),
            N_("You can bring the papers to %(unit)s. We copy them and you keep them."),
            N_("Do you not have a paper? Tell us. We can help you."),
            _CALL,
            _FROM,
        ),
    ),
)

#: After a text that nobody who reads the language has looked at.
BY_MACHINE: Final = N_("This text was translated by a machine. If something differs, the Swedish text applies.")
#: In place of a text in her language.
SWEDISH_ALONE_SUBJECT: Final = N_("This letter is in Swedish")
SWEDISH_ALONE: Final = N_("We do not have this letter in your language. Call us, and we help you to understand it.")
#: Before what staff added to a letter.
ADDED: Final = N_("Added to the letter, in Swedish")
#: What stands below the heading of a letter.
DATE: Final = N_("Date")
REFERENCE: Final = N_("Our reference")
WHEN: Final = N_("When")
WHERE: Final = N_("Where")
WHOM_TO_CALL: Final = N_("Whom to call")
#: Above the name on the envelope, where she is a child.
TO_THE_GUARDIAN: Final = N_("To the guardian of")
#: Beside the code.
CODE: Final = N_("Read your plan: scan the code with your telephone and write the year you were born.")


def standard(code: str) -> Standard | None:
    """The standard letter of that code."""
    return next((one for one in STANDARDS if one.code == code), None)
