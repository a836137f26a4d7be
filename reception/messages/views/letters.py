"""Letters in two languages to one person: the list, writing one, and one of them."""

from typing import TYPE_CHECKING, Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from reception.cases import queries as cases
from reception.contacts import queries as contacts
from reception.i18n.formats import iso_moment, language_name, today
from reception.i18n.locales import KNOWN
from reception.i18n.sentences import in_words
from reception.i18n.text import _, label
from reception.messages import permits, printing
from reception.messages.codes import address_for
from reception.messages.composing import composed, problems
from reception.messages.forms.letters import LetterForm, WhichLetter
from reception.messages.offered import beside_swedish
from reception.messages.operations import letters as operations
from reception.messages.queries import addresses, templates
from reception.messages.queries import letters as queries
from reception.messages.queries.languages import languages_of_letters
from reception.messages.rules import letters as rules
from reception.messages.rules.languages import SWEDISH, in_her_order
from reception.messages.terms import TextStanding
from reception.messages.views.frame import in_frame
from reception.people.rules.ages import is_child
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.pdf import attached
from reception.web.remarks import written

if TYPE_CHECKING:
    from reception.cases.models import Case
    from reception.contacts.models import Contact
    from reception.messages.models import Letter
    from reception.messages.offered import Offered

room = Room("person_letters", __name__, url_prefix="/people/<number:number>/letters")


@room.route("", permit=permits.LETTERS)
def of_person(number: str) -> ResponseReturnValue:
    """The letters that were made to somebody, and what else can be printed."""
    case = cases.cases_about(number)[0]
    rows = [(one, rules.read(one.content)) for one in queries.letters_of(case.person)]
    return in_frame("messages/letters/list.html", case.person, "letters", case=case, rows=rows)


@room.route("/new", methods=["GET", "POST"], permit=permits.LETTERS)
def new(number: str) -> ResponseReturnValue:
    """Write a letter: first which one, then how it reads in both languages."""
    case = cases.open_case_about(number)
    which = _which(case)
    asked = which.asked() if request.args.get("letter") else {}
    chosen = templates.chosen(asked["letter"]) if asked.get("letter") else None
    if chosen is None:
        return _page(case, which)
    contact = _contact(case, which) if chosen.needs_appointment else None
    form = LetterForm(is_shown=_may_be_shown(case) and not case.person.is_protected)
    if form.validate_on_submit():
        made = written(form, lambda: _made(case, chosen, asked, contact, form))
        if made is not None:
            answers.done(_("The letter is made."))
            return redirect(url_for(".letter", number=number, letter_id=made.id), 303)
    return _page(case, which, chosen=chosen, contact=contact, form=form)


def _which(case: "Case") -> WhichLetter:
    which = WhichLetter()
    hers = _hers(case)
    offered = [(one.key, _(one.name) if one.is_standard else one.name) for one in templates.offered([case.unit_id])]
    which.offer(offered, _languages(hers), [(str(one.id), _told(one)) for one in contacts.appointments_ahead(case.id)])
    if which.language.data in (None, "", "None"):
        which.language.data = next(iter(hers), SWEDISH)
    return which


def _hers(case: "Case") -> tuple[str, ...]:
    return languages_of_letters([case.person])[case.person_id]


def _languages(hers: tuple[str, ...]) -> list[tuple[str, str]]:
    """The choices: Swedish alone stands last. Of each other language its name here and its own."""
    tags = in_her_order(hers, [one.tag for one in beside_swedish()])
    return [*((tag, _language(tag)) for tag in tags), (SWEDISH, _("Swedish alone"))]


def _language(tag: str) -> str:
    name = language_name(tag)
    return name if name == KNOWN[tag].own_name else f"{name} ({KNOWN[tag].own_name})"


def _told(contact: "Contact") -> str:
    return ", ".join(filter(None, (iso_moment(contact.at), label(contact.channel), contact.place)))


def _contact(case: "Case", which: WhichLetter) -> "Contact | None":
    """The appointment that is asked for, else the next one."""
    ahead = contacts.appointments_ahead(case.id)
    return next((one for one in ahead if one.id == which.contact.data), ahead[0] if ahead else None)


def _may_be_shown(case: "Case") -> bool:
    return queries.link_that_holds(case) is not None


def _tag(which: WhichLetter) -> str | None:
    tag = which.language.data
    return tag if tag in KNOWN and tag != SWEDISH else None


def _made(
    case: "Case", chosen: "Offered", asked: dict[str, Any], contact: "Contact | None", form: LetterForm
) -> "Letter":
    tag = asked.get("language") or next(iter(_hers(case)), SWEDISH)
    return operations.make_letter(
        case,
        chosen,
        language=None if tag == SWEDISH else tag,
        contact=contact,
        note=form.note.data or None,
        is_shown=bool(form.is_shown.data),
    )


def _page(
    case: "Case",
    which: WhichLetter,
    *,
    chosen: "Offered | None" = None,
    contact: "Contact | None" = None,
    form: LetterForm | None = None,
) -> str:
    shown: dict[str, Any] = {}
    if chosen is not None and form is not None:
        shown = _preview(case, chosen, _tag(which), contact, form)
        which.contact.data = contact.id if contact else None
    person = case.person
    return in_frame(
        "messages/letters/new.html",
        person,
        "",
        which=which,
        chosen=chosen,
        may_be_shown=_may_be_shown(case),
        is_child=is_child(person.birth, today()),
        cancel_url=url_for(".of_person", number=person.number),
        **{"preview": None, **shown},
        **({"form": form} if form is not None else {}),
    )


def _preview(
    case: "Case", chosen: "Offered", tag: str | None, contact: "Contact | None", form: LetterForm
) -> dict[str, Any]:
    known = queries.known_of(case, contact, writer=queries.writer())
    address = addresses.addresses_of([case.person_id]).get(case.person_id)
    return {
        "preview": composed(chosen, tag, known, form.note.data or None),
        "tongue": KNOWN[tag] if tag else None,
        "standing": chosen.standing(tag) if tag else None,
        "Standing": TextStanding,
        "wanting": [in_words(remark.said) for remark in problems(chosen, known)],
        "has_address": address is not None,
        "no_appointment": chosen.needs_appointment and contact is None,
    }


@room.route("/<int:letter_id>", permit=permits.LETTERS)
def letter(number: str, letter_id: int) -> ResponseReturnValue:
    """A letter as it was made."""
    found = queries.letter(number, letter_id)
    return in_frame(
        "messages/letters/letter.html",
        found.case.person,
        "",
        letter=found,
        content=rules.read(found.content),
        tongue=KNOWN.get(found.language or ""),
    )


@room.route("/<int:letter_id>.pdf", permit=permits.LETTERS)
def paper(number: str, letter_id: int) -> ResponseReturnValue:
    """A letter as a paper with the address behind the window of the envelope, and a code to her pages if she has a
    link that holds."""
    found = queries.letter(number, letter_id)
    queries.printed(found)
    return attached(printing.of_letter(found, code=address_for(found.case)), f"brev-{number}-{letter_id}.pdf".lower())


@room.route("/<int:letter_id>/withdraw", methods=["POST"], permit=permits.LETTERS)
def withdraw(number: str, letter_id: int) -> ResponseReturnValue:
    """Let a letter hold no more."""
    found = queries.letter(number, letter_id)
    operations.withdraw(found)
    undo_url = url_for(".bring_back", number=number, letter_id=letter_id)
    answers.done(_("The letter is withdrawn. What was printed already cannot be taken back."), undo_url=undo_url)
    return redirect(url_for(".of_person", number=number), 303)


@room.route("/<int:letter_id>/bring-back", methods=["POST"], permit=permits.LETTERS)
def bring_back(number: str, letter_id: int) -> ResponseReturnValue:
    """Let a withdrawn letter hold again."""
    operations.bring_back(queries.letter(number, letter_id))
    answers.done(_("The letter holds again."))
    return redirect(url_for(".letter", number=number, letter_id=letter_id), 303)
