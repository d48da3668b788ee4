#!/bin/sh
# Makes everything the program needs on Debian or Ubuntu: system packages where it may install them, then the virtual
# environment with every package checked against its hash. Usage: setup.sh VENV
set -eu
venv=$1
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)

sh "$here/packages.sh" "$here/packages.txt"

python3 - <<'CHECK'
import sys
if sys.version_info < (3, 11):
    sys.exit("Python 3.11 or later is needed; this is %d.%d." % sys.version_info[:2])
CHECK

[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
echo "Installing Python packages, each checked against its hash"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$top/requirements.txt"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable "$top"
