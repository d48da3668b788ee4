"""The first lines of the frozen program."""

import sys

from ui.commands import main

sys.exit(main())
