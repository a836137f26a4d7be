"""By which way somebody is reached by a message that goes out by itself. Pure.

A text message to her own telephone where she has said that she takes text messages; otherwise her own e-mail. Never
somebody else's telephone, whatever is noted of it, and never a person whose details are protected: a message that
nobody looks at before it goes cannot know who reads it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from reception.people.terms import ContactKind
from reception.sms.numbers import e164


@dataclass(frozen=True)
class Detail:
    """What is noted of one telephone or e-mail. `whose` empty: her own. `text` None: it is sealed."""

    kind: ContactKind
    text: str | None
    whose: str | None = None
    sms_allowed: bool | None = None
    voice_only: bool = False
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True)
class Way:
    """PHONE and a number as E.164, or EMAIL and an address."""

    kind: ContactKind
    address: str


def way(
    details: Iterable[Detail],
    *,
    is_protected: bool,
    opened: Collection[ContactKind],
    stopped: Collection[ContactKind],
    on: date,
) -> Way | None:
    """The way to somebody on a day; None: nothing may go out by itself.

    `opened`: the ways that her unit has turned on; `stopped`: those by which she wants no messages. Of two numbers the
    one that was noted last.
    """
    if is_protected:
        return None
    own = [one for one in details if not (one.whose or "").strip() and _holds(one, on)]
    found = {kind: _last(own, kind) for kind in (ContactKind.PHONE, ContactKind.EMAIL)}
    for kind, address in found.items():
        if address is not None and kind in opened and kind not in stopped:
            return Way(kind, address)
    return None


def _holds(detail: Detail, on: date) -> bool:
    begun = detail.starts_on is None or detail.starts_on <= on
    return begun and (detail.ends_on is None or detail.ends_on >= on)


def _last(own: Iterable[Detail], kind: ContactKind) -> str | None:
    found = [address for one in own if one.kind is kind and (address := _address(one)) is not None]
    return found[-1] if found else None


def _address(detail: Detail) -> str | None:
    """Where a message to it goes; None where none may."""
    text = (detail.text or "").strip()
    if not text:
        return None
    if detail.kind is ContactKind.PHONE:
        return e164(text) if detail.sms_allowed is True and not detail.voice_only else None
    return text if is_address(text) else None


def is_address(text: str) -> bool:
    """Whether a text can be one address in the head of a letter, and nothing besides."""
    user, _at, domain = text.rpartition("@")
    plain = text.isprintable() and not any(sign.isspace() or sign in ',;:<>"()[]\\' for sign in text)
    return bool(user and domain and "." in domain and plain and text.count("@") == 1)
