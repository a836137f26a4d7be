"""How much a spreadsheet may hold, and the words for a file that is refused. Pure."""

from reception.i18n.markers import N_

MAXIMUM_BYTES = 20 * 1024 * 1024
MAXIMUM_UNPACKED_BYTES = 200 * 1024 * 1024
MAXIMUM_RATIO = 100  # unpacked bytes per packed byte
MAXIMUM_PARTS = 2_000  # files inside the archive
MAXIMUM_ROWS = 50_000  # rows with content, all sheets together
MAXIMUM_AREA = 5_000_000  # rows × columns of one sheet, and cells kept of all: each takes a place in memory
MAXIMUM_COLUMNS = 16_384  # as in Excel

EMPTY_FILE = N_("The file is empty.")
EMPTY_WORKBOOK = N_("The file has no rows.")
TOO_BIG = N_("The file is larger than 20 MB.")
TOO_MANY_ROWS = N_("The file has more than 50,000 rows. Split it into several files.")
TOO_FAR_OUT = N_("A sheet is too large to read. Remove what lies far outside the list.")
UNPACKS_TOO_BIG = N_("The file unpacks to far more than its size and is refused.")
NO_SPREADSHEET = N_("The file is not a spreadsheet. Save it as Excel (.xlsx), OpenDocument (.ods) or CSV.")
OLD_FORMAT = N_("The file is in an old Excel format. Save it as an Excel workbook (.xlsx).")
PASSWORD = N_("The file is protected by a password. Save it without the password.")
MACROS = N_("The file contains macros. Save it as an Excel workbook without macros (.xlsx).")
DAMAGED = N_("The file is damaged or incomplete.")
