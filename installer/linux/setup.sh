#!/bin/sh
# Makes everything the program needs on Debian or Ubuntu: system packages where it may install them, then the virtual
# environment with every package checked against its hash. Usage: setup.sh VENV
set -eu
venv=$1
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)

packages=$(sed -e 's/#.*//' "$here/packages.txt" | tr '\n' ' ')
missing=""
if command -v dpkg-query >/dev/null 2>&1; then
    for package in $packages; do
        # Ubuntu 24.04 renamed libglib2.0-0 to libglib2.0-0t64, which provides the old name.
        dpkg-query -W -f '${Status}\n' "$package" "${package}t64" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
    done
fi
if [ -n "$missing" ]; then
    install="apt-get install -y --no-install-recommends$missing"
    if [ "$(id -u)" = 0 ]; then
        become=""
    elif sudo -n true 2>/dev/null; then
        become="sudo -n"
    else
        echo "These system packages are missing and only an administrator may install them. Run this line, then the same make again:"
        echo "    sudo apt-get update && sudo $install"
        exit 1
    fi
    echo "Installing system packages:$missing"
    $become apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive $become $install >/dev/null
fi

python3 - <<'CHECK'
import sys
if sys.version_info < (3, 11):
    sys.exit("Python 3.11 or later is needed; this is %d.%d." % sys.version_info[:2])
CHECK

[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
echo "Installing Python packages, each checked against its hash"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$top/requirements.txt"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable "$top"
