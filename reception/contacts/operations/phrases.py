"""What may happen to ready sentences, and those that a new installation starts with."""

import tomllib
from pathlib import Path

import sqlalchemy as sa

from reception.audit.log import record
from reception.contacts.models import Phrase
from reception.contacts.queries.vocabulary import of_channel
from reception.contacts.terms import Channel
from reception.db.session import db

_SENTENCES = Path(__file__).parent.parent / "phrases.toml"


def seed_phrases() -> int:
    """Put in the sentences of `phrases.toml` if there are none at all; answers how many were put in."""
    if db.session.scalar(sa.select(Phrase.id).limit(1)) is not None:
        return 0
    sentences = tomllib.loads(_SENTENCES.read_text(encoding="utf-8"))
    phrases = [
        Phrase(channel=None if channel == "every" else Channel(channel), text=text, position=position)
        for channel, texts in sentences.items()
        for position, text in enumerate(texts)
    ]
    db.session.add_all(phrases)
    db.session.flush()
    record("phrases.seeded", count=len(phrases))
    return len(phrases)


def add_phrase(*, channel: Channel | None, text: str) -> Phrase:
    """Add a sentence, last of its channel."""
    last = db.session.scalar(sa.select(sa.func.max(Phrase.position)).where(of_channel(channel)))
    phrase = Phrase(channel=channel, text=text, position=0 if last is None else last + 1)
    db.session.add(phrase)
    db.session.flush()
    record("phrase.added", phrase)
    return phrase


def change_phrase(phrase: Phrase, *, channel: Channel | None, text: str) -> None:
    """Correct a sentence, or move it to another channel, where it stands last."""
    if channel is not phrase.channel:
        last = db.session.scalar(sa.select(sa.func.max(Phrase.position)).where(of_channel(channel)))
        phrase.channel, phrase.position = channel, 0 if last is None else last + 1
    phrase.text = text
    db.session.flush()
    record("phrase.changed", phrase)


def move_phrase(phrase: Phrase, *, up: bool) -> None:
    """Change places with the sentence before or after it; the ends and retired ones stay."""
    if phrase.retired:
        return
    siblings = list(
        db.session.scalars(
            sa.select(Phrase)
            .where(of_channel(phrase.channel), Phrase.retired.is_(False))
            .order_by(Phrase.position, Phrase.id)
        )
    )
    place = siblings.index(phrase)
    other = place - 1 if up else place + 1
    if 0 <= other < len(siblings):
        siblings[place], siblings[other] = siblings[other], siblings[place]
    for position, sibling in enumerate(siblings):
        sibling.position = position
    db.session.flush()
    record("phrase.moved", phrase, up=up)


def retire_phrase(phrase: Phrase) -> None:
    """Offer it no more; it can be restored."""
    phrase.retired = True
    db.session.flush()
    record("phrase.retired", phrase)


def restore_phrase(phrase: Phrase) -> None:
    """Offer it again."""
    phrase.retired = False
    db.session.flush()
    record("phrase.restored", phrase)
