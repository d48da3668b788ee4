"""No test needs a display, and none prints on the printers of the machine it runs on."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["CUPS_SERVER"] = "/nowhere/cups.sock"
