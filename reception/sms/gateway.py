"""What a gateway for text messages is asked, and what it may answer. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class NotTaken(Exception):
    """The message was surely not sent, and may be later. The words name the kind of trouble, never whom or what."""


class GatewayDown(NotTaken):
    """The gateway takes nothing from us now: others need not be tried in this round."""


class Refused(Exception):
    """The gateway takes this message at no time: there is no such number, or it takes no text messages.

    `code` is a word of ours or the gateway's own number for it, never an address or a text.
    """

    def __init__(self, code: str = "refused") -> None:
        super().__init__(code)
        self.code = code


class LostAnswer(Exception):
    """The message was handed over, and the answer did not come: nobody knows whether it was sent."""


@dataclass(frozen=True)
class Sent:
    """The gateway has the message. `reference` is its own name for it, if it gives one."""

    reference: str | None = None


@dataclass(frozen=True)
class Incoming:
    """A text message that came to our number. `number` is as the gateway writes it, `reference` its name for it."""

    number: str
    text: str
    reference: str


class SmsGateway(Protocol):
    """Whoever sends our text messages."""

    def send(self, to: str, text: str, reference: str) -> Sent:
        """Send `text` to a number (E.164). The same `reference` again is the same message, and is not sent twice where
        the gateway can tell.

        Raises NotTaken, Refused, LostAnswer. What it raises beside these counts as LostAnswer.
        """
        ...

    def received(self) -> Sequence[Incoming]:
        """The messages that came to us and were not forgotten yet. Raises NotTaken."""
        ...

    def forget(self, incoming: Incoming) -> None:
        """It was seen to: never give it again, and keep nothing of it. Raises NotTaken."""
        ...
