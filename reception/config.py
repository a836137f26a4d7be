"""Typed settings, read from the environment once and validated at start."""

import base64
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path
from typing import Self

from reception.i18n.locales import KNOWN, LANGUAGES
from reception.mail.server import InvalidMailSetting, MailServer, public_address, sender
from reception.sms import choosing as sms

SECRET_FILE_MODE = 0o600


class InvalidSetting(Exception):
    """A setting that cannot be used; the message names it and says what it takes."""


@dataclass(frozen=True)
class Settings:
    """What an installation decides. `reception config` lists it; each is the environment variable RECEPTION_<NAME>."""

    database_url: str
    statistics_database_url: str | None
    data_dir: Path
    secret_key: str
    field_keys: tuple[bytes, ...]
    demo: bool
    production: bool
    locales: tuple[str, ...]
    municipality: str
    trusted_proxies: int
    #: The mail server, whom mail is from, and where the product is reached; None: nothing is sent.
    smtp_url: str | None
    mail_from: str | None
    public_url: str | None
    #: By which gateway text messages are sent: `file:`, which writes them into a folder; None: none are.
    sms: str | None

    SECRET = frozenset({"secret_key", "field_keys", "database_url", "statistics_database_url", "smtp_url", "sms"})

    @classmethod
    def read(cls, environment: Mapping[str, str] | None = None) -> Self:
        """Settings from `environment` (default: the process's).

        Outside production, missing secrets are made in the data folder with mode 600.
        Raises InvalidSetting.
        """
        given = os.environ if environment is None else environment
        production, demo = _flag(given, "PRODUCTION"), _flag(given, "DEMO")
        if production and demo:
            raise InvalidSetting("RECEPTION_DEMO cannot be set together with RECEPTION_PRODUCTION.")
        data_dir = Path(given.get("RECEPTION_DATA_DIR") or "var").resolve()
        return cls(
            database_url=_database_url(given.get("RECEPTION_DATABASE_URL") or f"sqlite:///{data_dir / 'reception.db'}"),
            statistics_database_url=_copy_url(given.get("RECEPTION_STATISTICS_DATABASE_URL") or None),
            data_dir=data_dir,
            secret_key=_secret(given, "SECRET_KEY", data_dir, production=production),
            field_keys=_field_keys(_secret(given, "FIELD_KEYS", data_dir, production=production)),
            demo=demo,
            production=production,
            locales=_locales(given.get("RECEPTION_LOCALES") or ",".join(locale.tag for locale in LANGUAGES)),
            municipality=given.get("RECEPTION_MUNICIPALITY") or "Exempelby",
            trusted_proxies=_number(given, "TRUSTED_PROXIES", default=0),
            smtp_url=_mail(given, "SMTP_URL", MailServer.read),
            mail_from=_mail(given, "MAIL_FROM", sender),
            public_url=_mail(given, "PUBLIC_URL", partial(public_address, production=production)),
            sms=_sms(given.get("RECEPTION_SMS") or ("file:" if demo else None), data_dir),
        )

    def shown(self) -> dict[str, str]:
        """Every setting as text, with secrets hidden."""
        return {
            f"RECEPTION_{field.name.upper()}": _shown(getattr(self, field.name), secret=field.name in self.SECRET)
            for field in fields(self)
        }


def _shown(value: object, *, secret: bool) -> str:
    if value is None:
        return "not set"
    if secret:
        return "set"
    return ",".join(value) if isinstance(value, tuple) else str(value)


def _flag(given: Mapping[str, str], name: str) -> bool:
    text = given.get(f"RECEPTION_{name}", "0") or "0"
    if text not in {"0", "1"}:
        raise InvalidSetting(f"RECEPTION_{name} takes 0 or 1, not {text!r}.")
    return text == "1"


def _number(given: Mapping[str, str], name: str, *, default: int) -> int:
    text = given.get(f"RECEPTION_{name}") or str(default)
    if not text.isdecimal():
        raise InvalidSetting(f"RECEPTION_{name} takes a whole number, not {text!r}.")
    return int(text)


def _database_url(text: str, name: str = "DATABASE_URL") -> str:
    if not text.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
        raise InvalidSetting(f"RECEPTION_{name} takes sqlite:///… or postgresql://….")
    return text


def _copy_url(text: str | None) -> str | None:
    """The copy of the database in which statistics are counted."""
    return None if text is None else _database_url(text, "STATISTICS_DATABASE_URL")


def _mail(given: Mapping[str, str], name: str, read: Callable[[str], object]) -> str | None:
    """One of the settings of mail, as it stands there once `read` has found it good.

    Whoever names a server names whom mail is from and where its links lead.
    """
    text = given.get(f"RECEPTION_{name}") or None
    if text is None and given.get("RECEPTION_SMTP_URL"):
        raise InvalidSetting(f"RECEPTION_{name} must be set where RECEPTION_SMTP_URL is.")
    try:
        if text is not None:
            read(text)
    except InvalidMailSetting as problem:
        raise InvalidSetting(f"RECEPTION_{name} {problem}") from None  # what stands there may hold a password
    return text


def _sms(text: str | None, data_dir: Path) -> str | None:
    try:
        if text is not None:
            sms.read(text, data_dir)
    except sms.InvalidSmsSetting as problem:
        raise InvalidSetting(f"RECEPTION_SMS {problem}") from None  # what stands there may hold a password
    return text


def _locales(text: str) -> tuple[str, ...]:
    tags = tuple(tag.strip() for tag in text.split(",") if tag.strip())
    unknown = [tag for tag in tags if tag not in KNOWN]
    if unknown or not tags:
        raise InvalidSetting(
            f"RECEPTION_LOCALES takes a list of {', '.join(KNOWN)}; not {', '.join(unknown) or 'nothing'}."
        )
    if not any(KNOWN[tag].staff for tag in tags):
        raise InvalidSetting("RECEPTION_LOCALES names no language of staff: sv or en must be among them.")
    return tags


def _secret(given: Mapping[str, str], name: str, data_dir: Path, *, production: bool) -> str:
    text = given.get(f"RECEPTION_{name}")
    if text:
        if len(text) < 32:
            raise InvalidSetting(f"RECEPTION_{name} is too short: 32 characters at least.")
        return text
    if production:
        raise InvalidSetting(f"RECEPTION_{name} must be set in production.")
    return _kept_secret(data_dir / name.lower().replace("_", "-"))


def _kept_secret(path: Path) -> str:
    """The secret in `path`, made there if it is missing. Two processes that start at once end with the same one."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, SECRET_FILE_MODE)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        secret = base64.b64encode(secrets.token_bytes(32)).decode()
        file.write(secret)
    return secret


def _field_keys(text: str) -> tuple[bytes, ...]:
    """Keys of 32 bytes, base64, separated by commas; the last one encrypts, all of them decrypt."""
    try:
        keys = tuple(base64.b64decode(part, validate=True) for part in text.split(","))
    except ValueError as error:
        raise InvalidSetting("RECEPTION_FIELD_KEYS takes base64 keys separated by commas.") from error
    if any(len(key) != 32 for key in keys):
        raise InvalidSetting("RECEPTION_FIELD_KEYS takes keys of 32 bytes each.")
    return keys
