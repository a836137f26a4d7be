"""The pages that change what is written between units and newcomers, and translations; see `tests.web.editing`."""

from itertools import count

from reception.i18n.locales import KNOWN
from reception.languages.queries.entries import entries
from reception.messages.models import Mailing
from tests.factories.letters import IN_ARABIC, lives_at, make_template
from tests.factories.messages import make_message
from tests.factories.plans import case_of
from tests.web.world import Edit, World, latest

_marks = count(1)


def _message(world: World) -> str:
    row = make_message(case_of(world.person))
    return f"/people/{world.person.number}/messages/{row.id}"


def _template(world: World) -> int:
    return int(make_template(world.municipality.unit, name=f"Kurs {next(_marks)}", ar=IN_ARABIC).id)


def _letter(world: World) -> str:
    return f"/letter-templates/{_template(world)}/edit"


def _translation(world: World) -> str:
    return f"/letter-templates/{_template(world)}/texts/ar"


def _mailing(world: World) -> str:
    lives_at(world.person, "Storgatan 4", "ar")
    values = {"letter": str(_template(world)), "numbers": world.person.number}
    answer = world.worker.fill("/mailings/new", **values)
    assert answer.status_code == 303, answer.words
    return f"/mailings/{latest(Mailing)}"


def _message_of_a_catalogue(_world: World) -> str:
    """A message without places for values and without numbers."""
    chosen = next(one for one in entries(KNOWN["so"]) if not one.message.places and len(one.forms) == 1)
    return f"/translations/so/{chosen.message.code}"


_ARABIC = ("أهلاً {namn}! نحن في {enhet}. اسأل {handläggare}.", "مرحباً {namn}! {enhet} {handläggare}")

#: The second sees both texts and chooses for each field.
CHOSEN = (
    Edit("letter_templates.edit", _letter, "subject", "Kom till kursen", "Kursen börjar"),
    Edit("letter_templates.translate", _translation, "body", *_ARABIC),
    Edit("mailings.mailing", _mailing, "note", "Ta med legitimation.", "Ta med kaffe."),
)
#: The second is told, keeps what was written, and sends it once more or lets it be.
TOLD = (
    Edit("newcomer_messages.answer", _message, "reply", "Vi har rättat namnet.", "Ring mig i morgon."),
    Edit(
        "translations.edit", _message_of_a_catalogue, "form_0", "Erayo cusub", "Erayo kale",
        by="administrator", also_by="administrator",
    ),
)  # fmt: skip
REFUSED: tuple[Edit, ...] = ()
#: Tested beside their own domain, or told by a message with nothing written to lose.
TOLD_ELSEWHERE = frozenset({"translations.take_in_shown", "translations.approve"})
#: One press, and nothing is typed: the second press finds it done, and is told.
ACTS = frozenset(
    {
        "letter_templates.retire", "letter_templates.take_over", "letter_templates.use_again", "mailings.make",
        "mailings.throw_away", "my_door.sign_out", "newcomer_messages.take_up_again", "person_letters.bring_back",
        "person_letters.withdraw", "personal_link.revoke", "translations.take_back",
    }
)  # fmt: skip
#: Something new: there is nobody to write over.
NEW = frozenset(
    {
        "letter_templates.new", "mailings.new", "my_times.cannot_come", "my_writing.write", "person_letters.new",
        "personal_link.new",
    }
)  # fmt: skip
#: No row of the register is written.
NO_ROWS = frozenset({"my_link.open_link", "translations.take_in"})
