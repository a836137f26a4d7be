"""Whether the settings of text messages work, without waiting for an appointment."""

from uuid import uuid4

import click

from reception.app import create_app
from reception.i18n.text import _
from reception.sms.choosing import gateway
from reception.sms.gateway import LostAnswer, NotTaken, Refused
from reception.sms.numbers import e164


@click.group()
def sms() -> None:
    """Text messages."""


@sms.command("test")
@click.argument("number")
def send_a_test(number: str) -> None:
    """Send a text message to NUMBER, and say whether the gateway took it."""
    to = e164(number)
    if to is None:
        raise click.UsageError("NUMBER is no telephone number, such as 070-174 06 05 or +46701740605.")
    with create_app().app_context():
        chosen = gateway()
        if chosen is None:
            raise click.ClickException("RECEPTION_SMS is not set: no text messages are sent from here.")
        try:
            chosen.send(to, _("Text messages from Reception work. Nobody needs to answer."), f"test-{uuid4().hex}")
        except Refused as refusal:
            raise click.ClickException(f"Nothing was sent: refused ({refusal.code}).") from refusal
        except NotTaken as trouble:
            raise click.ClickException(f"Nothing was sent: {trouble}.") from trouble
        except LostAnswer as trouble:
            raise click.ClickException("Perhaps it was sent: the answer was lost.") from trouble
    click.echo("The gateway has taken the message.")
