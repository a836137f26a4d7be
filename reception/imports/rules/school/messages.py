"""What reading in any list of a school says to people. Every text is a msgid with named placeholders."""

from reception.i18n.markers import N_

NO_PUPIL = N_("The row does not say which pupil it is about.")
UNKNOWN_GROUP = N_("Which group is “%(spelling)s”? Its rows wait for the answer.")
SEVERAL_PUPILS = N_("More than one pupil in the group %(group)s is called “%(spelling)s”. Who is meant?")
IS_GROUP = N_("The group %(name)s")
IS_PUPIL = N_("%(name)s (%(number)s)")
MEANS = N_("It means: %(value)s")
LEAVE_OUT = N_("Leave these rows out")
LEFT_OUT = N_("The row is left out, as you answered.")
