"""What stands on every paper, whatever it is about."""

from typing import Final

from reception.i18n.markers import N_

#: At the foot. The figures are filled in when the paper is laid out.
PAGE: Final = N_("Page %(number)s of %(all)s")
VERSION: Final = N_("Version %(number)s")
PRINTED: Final = N_("Printed %(day)s")
#: In her column, beside what somebody wrote in Swedish.
IN_SWEDISH: Final = N_("In Swedish")
#: Beside a code to be read with a telephone's camera: what it leads to.
CODE_TO: Final = N_("QR code to %(address)s")
