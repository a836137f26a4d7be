"""What reading in a list of attendance says to people. Every text is a msgid with named placeholders."""

from reception.i18n.markers import N_

NO_LIST = N_(
    "No sheet with a list of attendance was found. It needs a header row with the columns Grupp (group), Datum (day) "
    "and at least Namn (name), Elevnummer (pupil number) or Personnr."
)
NO_GROUP = N_("The row names no group.")
NO_DAY = N_("The row has no day.")
NO_MARK = N_("The row says neither how the lesson was nor how many minutes were missed.")
NOT_A_TIME = N_("“%(value)s” is no time of day. Write 08:30.")
ENDS_FIRST = N_("The lesson ends before it begins.")
NOT_MINUTES = N_("“%(value)s” is no number of minutes.")
MINUTES_MISSING = N_("The row says that the pupil was late or left early, and not how many minutes.")
TOO_MANY_MINUTES = N_("These are more minutes than the lesson has.")

UNKNOWN_PUPIL = N_("Who in the group %(group)s is “%(spelling)s”? The lessons with this pupil wait for the answer.")
UNKNOWN_WORD = N_("What does “%(spelling)s” mean? The lessons with this word wait for the answer.")
WAITS = N_("The lesson waits for an answer.")

NOT_ENROLLED = N_("This pupil had no place in the group on the day of the lesson.")
NOT_HELD_YET = N_("The lesson lies ahead. Attendance is taken in when it has been held.")
CANCELLED = N_("The lesson was cancelled here. It has no register.")
GROUP_NOT_ON = N_("The group %(group)s has no lessons on this day: it is held from %(first)s to %(last)s.")
DAY_OFF = N_("The school has no lessons on this day.")
NO_LESSON = N_("The group has no lesson on this day here, and the list does not say from when to when.")
SEVERAL_LESSONS = N_("The group has several lessons on this day. The list must say when the lesson begins.")
CLASHES = N_("The times of this lesson cross another lesson of the group.")
TAKEN_OTHERWISE = N_("The register of this lesson is taken here and says something else. It is not changed.")
TWICE = N_("This pupil stands on row %(row)s too, for the same lesson and with another mark.")
ROW_UNREAD = N_("The lesson is not taken: row %(row)s of it could not be read.")

NEW_LESSON = N_("The lesson is not in the timetable here. It is added.")
OTHERS_PRESENT = N_("%(count)s of the group are not in the list for this lesson, and are taken as present.")
OF_LESSON = N_("Belongs to the lesson of row %(row)s.")
