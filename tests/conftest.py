"""No test needs a display."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
