"""Extracts: how long they hold, when they close, how link and code are kept, and what they show. Pure."""

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from reception.people.terms.papers import ExtractState, InformationGroup

#: For how many days a partner may open an extract: what is proposed, and the most. Our own decision.
PROPOSED_DAYS: Final = 7
MOST_DAYS: Final = 30
#: So many wrong codes in a row close an extract for good (security.md U6).
MOST_TRIES: Final = 5
CODE_DIGITS: Final = 8
#: Of what a link is made from: 256 bits.
SEED_BYTES: Final = 32
#: The languages of the partner's page.
LANGUAGES: Final = ("sv", "en")


@dataclass(frozen=True)
class Section:
    """A part of an extract: what it is about, and lines of (what, value) in one language."""

    group: InformationGroup
    lines: tuple[tuple[str, str], ...]


Content = Mapping[str, Sequence[Section]]


def written(content: Content) -> str:
    """An extract's content, by language, as it is kept."""
    return json.dumps(
        {language: [[section.group, section.lines] for section in sections] for language, sections in content.items()},
        ensure_ascii=False,
    )


def read(text: str, language: str) -> list[Section]:
    """The sections in `language`, or in Swedish where they are not kept in that one."""
    kept = json.loads(text)
    sections = kept.get(language) or kept[LANGUAGES[0]]
    return [
        Section(InformationGroup(group), tuple((what, value) for what, value in lines)) for group, lines in sections
    ]


def digest(text: str) -> str:
    """A short digest of what was previewed, to tell whether it is still what would be given."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def token(seed: str, key: bytes) -> str:
    """The secret of a link: 256 bits that only who has the installation's key and the seed can make."""
    return hmac.new(key, b"extract-link\0" + seed.encode(), hashlib.sha256).hexdigest()


def token_hash(secret: str) -> str:
    """What is kept of a link. The secret has 256 bits: a plain hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def code_hash(code: str, secret: str, key: bytes) -> str:
    """What is kept of a code. It is short, so it is bound to the installation's key and to the link, which is not kept:
    whoever has the database alone cannot try codes."""
    return hmac.new(key, f"extract-code\0{secret}\0{code}".encode(), hashlib.sha256).hexdigest()


def is_code(code: str, secret: str, kept: str, key: bytes) -> bool:
    """Whether it is the right code, compared in a time that tells nothing."""
    return hmac.compare_digest(code_hash(code, secret, key), kept)


def state_at(
    moment: datetime, *, expires_at: datetime, withdrawn_at: datetime | None, tries: int, is_protected: bool
) -> ExtractState:
    """Where an extract stands at a moment. A person who is protected meanwhile closes what was given before."""
    if withdrawn_at is not None:
        return ExtractState.WITHDRAWN
    if tries >= MOST_TRIES:
        return ExtractState.LOCKED
    if is_protected:
        return ExtractState.PROTECTED
    return ExtractState.EXPIRED if moment >= expires_at else ExtractState.OPEN
