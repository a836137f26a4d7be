"""What a password must be, when a session or a duty holds, and which letters deceive. Pure."""

import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import Final

from anyascii import anyascii

from reception.accounts.terms import AccountState
from reception.i18n.markers import N_

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=10)
NOTED_EVERY = timedelta(minutes=1)
#: How long before its end a session's owner is told (WCAG 2.2.1 asks for twenty seconds at least).
TOLD_BEFORE = timedelta(minutes=5)
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 256
GUESSED_FIRST = (
    "password",
    "lösenord",
    "losenord",
    "qwerty",
    "123456",
    "reception",
    "mottagning",
    "kommun",
    "sommar",
    "vinter",
)


def password_problem(password: str, *, words: tuple[str, ...] = ()) -> str | None:
    """What is wrong with a new password, or None. Length counts, not symbols (NIST SP 800-63B, ASVS 6.2)."""
    if len(password) < SHORTEST_PASSWORD:
        return N_("Use 12 characters or more. Three or four words are easy to remember.")
    if len(password) > LONGEST_PASSWORD:
        return N_("Use 256 characters at most.")
    plain = password.casefold()
    for guess in (*GUESSED_FIRST, *(word.casefold() for word in words if len(word) > 3)):
        plain = plain.replace(guess, "")
    if len(set(plain)) < 6:
        return N_("This password is among the first to be guessed. Choose other words.")
    return None


def in_one_spelling(password: str) -> str:
    """`password` in the one way of writing its signs that is hashed (Unicode NFKC, as at sign-in)."""
    return unicodedata.normalize("NFKC", password)


def session_holds(*, started_at: datetime, seen_at: datetime, ended: bool, now: datetime) -> bool:
    """Whether a session is alive: not ended, used within the last half hour, begun within ten hours."""
    return not ended and now - seen_at < IDLE and now - started_at < LONGEST


def session_end(*, started_at: datetime, seen_at: datetime) -> datetime:
    """When a session ends if nothing more happens in it."""
    return min(seen_at + IDLE, started_at + LONGEST)


def is_extendable(*, started_at: datetime, now: datetime) -> bool:
    """Whether it helps to stay: not when the ten hours are over before one would be told again."""
    return started_at + LONGEST - now > TOLD_BEFORE


def is_on(starts_on: date, ends_on: date | None, *, today: date) -> bool:
    """Whether a period holds today; the last day counts."""
    return starts_on <= today and (ends_on is None or today <= ends_on)


#: What anyascii writes for letters that Latin lacks, such as Arabic hamza and ayn.
_MARKS_FOR_SOUNDS: Final = re.compile(r"['`]")


def folded(text: str) -> str:
    """`text` for searching and sorting: Latin letters without marks, in one case ("Åsa" is "asa", "Елена" "elena")."""
    return _MARKS_FOR_SOUNDS.sub("", anyascii(text.casefold()).casefold()).strip()


def account_state(*, active: bool, has_password: bool) -> AccountState:
    """Where an account stands."""
    if not active:
        return AccountState.CLOSED
    return AccountState.ACTIVE if has_password else AccountState.INVITED


def serves_social_services(board: str) -> bool:
    """Whether a board's name says that it is social services, whose search is limited (förordning 2001:637 § 12)."""
    return "social" in board.casefold()


def password_words(*, name: str, email: str) -> tuple[str, ...]:
    """The words of an account that its password must not lean on."""
    return (*name.split(), *re.split(r"[@.\-_+]", email))


# --- letters that deceive --------------------------------------------------------------------------------------------

#: Scripts whose letters look like each other's (Unicode TS 39). Arabic beside Latin deceives nobody.
_ALIKE_SCRIPTS: Final = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC")
_ALIKE: Final = str.maketrans("аеорсухіјѕԁһԛԝӏкмтвнґεοαρνικυχτνգօսհ01", "aeopcyxijsdhqwlkmtbhreoapvikuxtvqouhol")


def mixes_scripts(text: str) -> bool:
    """Whether `text` mixes scripts whose letters look alike, or imitates letters with other signs (security.md I3)."""
    if unicodedata.normalize("NFKC", text) != unicodedata.normalize("NFC", text):
        return True
    named = (unicodedata.name(sign, "").split(" ")[0] for sign in text if sign.isalpha())
    return len({script for script in named if script in _ALIKE_SCRIPTS}) > 1


def look_alike_key(text: str) -> str:
    """What the eye may read in `text`: two texts with one key look the same on the screen."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_ALIKE).replace("rn", "m").replace("i", "l")


# --- browsers --------------------------------------------------------------------------------------------------------

_BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS: Final = (
    ("Windows", "Windows"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip


def browser_name(user_agent: str) -> str:
    """The browser and its system by their own names, "Firefox, Windows"; empty when neither is known."""
    found = [next((name for sign, name in names if sign in user_agent), "") for names in (_BROWSERS, _SYSTEMS)]
    return ", ".join(name for name in found if name)
