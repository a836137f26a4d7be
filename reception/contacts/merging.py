"""What a merge of two records about one person does with contacts. Registered in the registry."""

import sqlalchemy as sa

from reception.cases.models import Case
from reception.contacts.models import Contact, ContactParticipant, Question
from reception.contacts.permits import contacts_of_own_units, questions_of_own_units
from reception.db.session import db
from reception.i18n.markers import N_
from reception.people.queries.moves import Countable

#: What is told of it before, as far as the reader may know the cases.
COUNTED = (
    Countable(Contact, N_("Contacts"), contacts_of_own_units),
    Countable(Question, N_("Questions to authorities"), questions_of_own_units),
    Countable(
        ContactParticipant,
        N_("Contacts of others in which the person took part"),
        lambda actor: ContactParticipant.contact.has(contacts_of_own_units(actor)),
    ),
)


def remove_own_participants(kept_id: int, former_id: int) -> None:
    """Whose case it is takes part anyhow, and is not noted among the others."""
    both = (kept_id, former_id)
    own = sa.select(Contact.id).join(Case, Case.id == Contact.case_id).where(Case.person_id.in_(both))
    gone = ContactParticipant.person_id.in_(both) & ContactParticipant.contact_id.in_(own)
    db.session.execute(sa.delete(ContactParticipant).where(gone).execution_options(synchronize_session=False))
