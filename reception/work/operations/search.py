"""What somebody looks for now. Raises `Refused` where rules stop it."""

from datetime import date

from reception.audit.log import record
from reception.db.changing import write_anew
from reception.i18n.formats import today
from reception.people.models import Person
from reception.reckoning.remarks import Remarks, accepted
from reception.work.operations.files import file_for
from reception.work.rules.search_checks import check_search
from reception.work.terms.file import Seeks


def look_for(person: Person, *, seeks: Seeks | None, can_begin_on: date | None, extent: int | None) -> Remarks:
    """Note it in the file of the reader's board, which is made if there is none. `extent`: percent of full time.

    Answers the warnings; raises Refused, and OutOfReach.
    """
    remarks = accepted(check_search(can_begin_on, today()))
    file = file_for(person)
    values = {"seeks": seeks, "can_begin_on": can_begin_on, "extent": extent}
    record("work.search-noted", file, fields=" ".join(write_anew(file, values)))
    return remarks
