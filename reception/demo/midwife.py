"""Selam Tesfay, a midwife from Eritrea: the file that mapping and validation are shown with."""

from datetime import date, timedelta
from typing import Final

from reception.demo.amina import told_journey
from reception.demo.municipality import Municipality
from reception.demo.path import Walked
from reception.demo.sketches import Sketch
from reception.demo.work.of import Casework
from reception.education.terms.studies import StudyPath
from reception.housing.terms import Tenure
from reception.people.terms import BirthPrecision, Ground, LegalSex, ReceptionRoute

SELAM: Final = "Selam Tesfay"
#: Days since she was received in the municipality.
HERE: Final = 270
#: Steps that are left for the caseworker.
LEFT: Final = dict.fromkeys(("mentor", "action_plan", "workplace"), "")


def settle_midwife(municipality: Municipality) -> None:
    """Her case, open with the caseworker. Who the others are stays as it is: their chance is put back."""
    people = municipality.random.getstate()
    received = municipality.today - timedelta(days=HERE)
    sketch = municipality.named(
        SELAM,
        "ሰላም ተስፋይ",
        sex=LegalSex.WOMAN,
        birth=date(1991, 3, 14),
        precision=BirthPrecision.DAY,
        without_number=False,
        language_tags=["ti", "am", "ar", "en"],
        script="ti",
        country="ER",
        ground=Ground.REFUGEE,
        route=ReceptionRoute.ASSIGNED,
        needs_interpreter=True,
        tenure=Tenure.MUNICIPAL,
        received_on=received,
        journey=told_journey(received, adult=True),
        study_path=StudyPath.THREE,
        skills="midwife",
    )
    _open(municipality, municipality.settle(sketch), sketch)
    municipality.random.setstate(people)


def _open(municipality: Municipality, person_id: int, sketch: Sketch) -> None:
    today, eva, unit_id = municipality.today, municipality.eva, municipality.staff.main_unit_id
    received = sketch.received_on
    case_id = municipality.cases.open(
        person_id, unit_id=unit_id, worker_id=eva, opened_on=received, active_on=today - timedelta(days=6)
    )
    agreed_on = municipality.plans.make(case_id, eva, received)
    case = Walked(case_id, sketch, eva, received, today, plan_agreed_on=agreed_on, leave=LEFT)
    municipality.paths.walk(case)
    municipality.homes.stays(person_id, case_id, eva)
    municipality.school.has_case(person_id, sketch, unit_id, is_open=True)
    municipality.skills.has_case(person_id, unit_id, eva)
    municipality.work.has_case(person_id, Casework(case_id, unit_id, eva, received))
    municipality.open_cases += 1
