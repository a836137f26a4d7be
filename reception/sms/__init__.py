"""Text messages: one small adapter. A transport to files ships; `docs/operations.md` says how to add a gateway."""

from reception.sms.choosing import gateway, is_set_up
from reception.sms.gateway import GatewayDown, Incoming, LostAnswer, NotTaken, Refused, Sent, SmsGateway

__all__ = [
    "GatewayDown",
    "Incoming",
    "LostAnswer",
    "NotTaken",
    "Refused",
    "Sent",
    "SmsGateway",
    "gateway",
    "is_set_up",
]
