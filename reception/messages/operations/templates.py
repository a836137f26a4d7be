"""A unit's own letters: written, translated, retired and taken into use again. Raises `Refused` where rules stop it."""

from typing import Final

from sqlalchemy.orm.attributes import flag_modified

from reception.access.actor import current
from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.session import db
from reception.i18n.formats import now
from reception.i18n.locales import DEFAULT
from reception.i18n.markers import N_
from reception.i18n.text import _
from reception.messages.models import LetterTemplate, LetterText
from reception.messages.offered import Offered, swedish_of
from reception.messages.queries import templates as queries
from reception.messages.rules import texts as rules
from reception.messages.terms import LetterKind, TextStanding, TextState
from reception.reckoning.remarks import Remark, accepted, refusal

_STATES: Final = {TextStanding.MACHINE: TextState.MACHINE}


def write_letter(unit_id: int, *, name: str, kind: LetterKind, subject: str, body: str) -> LetterTemplate:
    """A unit has a new letter, in Swedish."""
    accepted([*_check_name(unit_id, name), *rules.check_text(subject, body)])
    made = LetterTemplate(unit_id=unit_id, name=name, kind=kind)
    db.session.add(made)
    db.session.flush()
    _add_text(made, DEFAULT.tag, (subject, body), TextState.REVIEWED, None)
    db.session.flush()
    record("letter-template.written", made, unit=unit_id, kind=kind.value)
    return made


def _check_name(unit_id: int, name: str, but: int | None = None) -> list[Remark]:
    if not queries.is_name_taken(unit_id, name, but=but):
        return []
    return [refusal("name-taken", "name", N_("The unit has a letter of this name already. Choose another name."))]


def _add_text(
    template: LetterTemplate, language: str, said: tuple[str, str], state: TextState, source: str | None
) -> LetterText:
    text = LetterText(
        template=template, language=language, subject=said[0], body=said[1], state=state, source_digest=source,
        changed_at=now(), changed_by_id=current().user_id,
    )  # fmt: skip
    db.session.add(text)
    return text


def change_letter(template: LetterTemplate, *, name: str, kind: LetterKind, subject: str, body: str) -> None:
    """A letter is called otherwise, or says something else in Swedish: its translations are outdated from then on."""
    accepted([*_check_name(template.unit_id, name, template.id), *rules.check_text(subject, body)])
    swedish = swedish_of(template)
    changed = [*_changed(swedish, subject, body), *write_anew(template, {"name": name, "kind": kind})]
    if changed:
        _count(template)
        record("letter-template.changed", template, fields=" ".join(changed))


def _changed(text: LetterText, subject: str, body: str) -> list[str]:
    changed = write_anew(text, {"subject": subject, "body": body})
    if changed:
        write_anew(text, {"changed_at": now(), "changed_by_id": current().user_id})
    return changed


def _count(template: LetterTemplate) -> None:
    """A letter counts the changes of its texts as its own: two who write in it meet."""
    flag_modified(template, "name")
    db.session.flush()


def translate(template: LetterTemplate, language: str, *, subject: str, body: str, state: TextState) -> None:
    """Write what a letter says in a language, as a translation of today's Swedish."""
    swedish = swedish_of(template)
    accepted(rules.check_translation((swedish.subject, swedish.body), (subject, body)))
    source = rules.digest(swedish.subject, swedish.body)
    text = next((one for one in template.texts if one.language == language), None)
    if text is None:
        _add_text(template, language, (subject, body), state, source)
        changed = ["subject", "body", "state"]
    else:
        changed = [*_changed(text, subject, body), *write_anew(text, {"state": state, "source_digest": source})]
    if changed:
        _count(template)
        record("letter-template.translated", template, language=language, state=state.value, fields=" ".join(changed))


def take_over(standard: Offered, unit_id: int) -> LetterTemplate:
    """A standard letter becomes a unit's own, in all the languages it has, to be changed as the unit likes."""
    text = standard.swedish
    name = _free_name(unit_id, _(standard.name))
    body = "\n\n".join(text.paragraphs)
    made = write_letter(unit_id, name=name, kind=standard.kind, subject=text.subject, body=body)
    source = rules.digest(text.subject, body)
    for tag, told in standard.texts.items():
        if tag != DEFAULT.tag:
            state = _STATES.get(told.standing, TextState.REVIEWED)
            _add_text(made, tag, (told.subject, "\n\n".join(told.paragraphs)), state, source)
    db.session.flush()
    return made


def _free_name(unit_id: int, name: str) -> str:
    tried = [name, *(f"{name} ({number})" for number in range(2, 100))]
    return next((one for one in tried if not queries.is_name_taken(unit_id, one)), name)


def retire(template: LetterTemplate) -> None:
    """A letter is not offered any more. What was written by it stays as it is."""
    if write_anew(template, {"retired": True}):
        record("letter-template.retired", template)


def use_again(template: LetterTemplate) -> None:
    """A retired letter is offered again."""
    if write_anew(template, {"retired": False}):
        record("letter-template.used-again", template)
