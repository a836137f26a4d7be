"""Tables of what is written between a unit and a newcomer."""

from reception.messages.models.letters import Letter, LetterTemplate, LetterText, Mailing, MailingLeftOut
from reception.messages.models.links import NewcomerMessage, PersonalLink

__all__ = ["Letter", "LetterTemplate", "LetterText", "Mailing", "MailingLeftOut", "NewcomerMessage", "PersonalLink"]
