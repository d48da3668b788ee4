"""The pages of the desk, one a row: what it is called, the model behind it, its QML file, and who may see it."""

from dataclasses import dataclass

from kiosk.staff.roles import Act, Role, allowed
from ui.desk.case.page import CaseFile
from ui.desk.form.page import CaseForm
from ui.desk.health.page import MachineHealth
from ui.desk.home import HomeLists
from ui.desk.overdue import OverdueCases
from ui.desk.page import DeskPage
from ui.desk.places import Page
from ui.desk.report.closing import DayClosing
from ui.desk.report.page import OfficeReport
from ui.desk.setup.page import SetupSteps
from ui.desk.slips.found import FoundByKpj
from ui.desk.slips.page import SlipAtCounter
from ui.desk.staff.accounts import StaffAccounts
from ui.desk.staff.entrance import Entrance


@dataclass(frozen=True)
class PageRow:
    """One page. `act` is what somebody must be allowed to do to find it in the bar at the top; the others lead nowhere
    by themselves. A page of the bar is called there by `desk.pages.<name>` of the words.
    """

    name: str
    model: type[DeskPage]
    """Pages with the same one share it."""
    file: str
    """Beside `DeskWindow.qml`; it asks for `desk`, the frame, and `model`."""
    act: Act | None = None


PAGES = (
    PageRow(Page.SETUP, SetupSteps, "setup/SetupPage.qml"),
    PageRow(Page.FIRST_ACCOUNT, Entrance, "staff/FirstAccountPage.qml"),
    PageRow(Page.SIGN_IN, Entrance, "staff/SignInPage.qml"),
    PageRow(Page.OWN_PIN, Entrance, "staff/OwnPinPage.qml"),
    PageRow(Page.HOME, HomeLists, "HomePage.qml", Act.SEE_HOME),
    PageRow(Page.OVERDUE, OverdueCases, "OverduePage.qml", Act.SEE_ALL_CASES),
    PageRow(Page.SLIP, SlipAtCounter, "slips/SlipFoundPage.qml"),
    PageRow(Page.FOUND, FoundByKpj, "slips/KpjPage.qml"),
    PageRow(Page.FORM, CaseForm, "form/FormPage.qml"),
    PageRow(Page.CASE, CaseFile, "case/CasePage.qml"),
    PageRow("report", OfficeReport, "report/ReportPage.qml", Act.SEE_REPORT),
    PageRow("closing", DayClosing, "report/ClosingPage.qml", Act.CLOSE_DAY),
    PageRow("accounts", StaffAccounts, "staff/AccountsPage.qml", Act.SEE_STAFF),
    PageRow(Page.HEALTH, MachineHealth, "health/HealthPage.qml", Act.SEE_HEALTH),
)
"""The pages of the bar stand in its order."""

ROWS = {row.name: row for row in PAGES}


def pages_for(role: Role) -> tuple[str, ...]:
    """The pages that this role finds in the bar at the top; the first one is where its session begins."""
    return tuple(row.name for row in PAGES if row.act and allowed(role, row.act))
