"""Which gateway an installation sends text messages by: `RECEPTION_SMS`."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from flask import current_app

from reception.sms.files import FileGateway
from reception.sms.gateway import SmsGateway


class InvalidSmsSetting(ValueError):
    """A setting that cannot be used; the message says what it takes, and holds no secret."""


def _files(rest: str, data_dir: Path) -> SmsGateway:
    """`file:` is the folder "sms" of the data folder, `file:/srv/sms` another one."""
    folder = rest.removeprefix("//")
    if folder and not Path(folder).is_absolute():
        raise InvalidSmsSetting("takes file: alone, or file: and a whole path such as file:/srv/sms.")
    return FileGateway(Path(folder) if folder else data_dir / "sms")


#: What makes a gateway of what stands after the colon, by what stands before it. A gateway is added here.
GATEWAYS: Final[dict[str, Callable[[str, Path], SmsGateway]]] = {"file": _files}


def read(address: str, data_dir: Path) -> SmsGateway:
    """The gateway behind a setting. Raises InvalidSmsSetting."""
    scheme, colon, rest = address.partition(":")
    if not colon or scheme not in GATEWAYS:
        raise InvalidSmsSetting(f"takes one of {', '.join(f'{name}:' for name in GATEWAYS)}.")
    return GATEWAYS[scheme](rest, data_dir)


def is_set_up() -> bool:
    """Whether this installation sends text messages at all."""
    return bool(current_app.config.get("SMS"))


def gateway() -> SmsGateway | None:
    """The gateway of this installation; None where no text messages are sent."""
    address = current_app.config.get("SMS")
    return read(address, current_app.config["DATA_DIR"]) if address else None
