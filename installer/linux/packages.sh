#!/bin/sh
# Installs what is missing of a list of system packages where it may, else says the line to run. Usage: packages.sh LIST
set -eu

packages=$(sed -e 's/#.*//' "$1" | tr '\n' ' ')
missing=""
if command -v dpkg-query >/dev/null 2>&1; then
    for package in $packages; do
        # Ubuntu 24.04 renamed libglib2.0-0 to libglib2.0-0t64, which provides the old name.
        dpkg-query -W -f '${Status}\n' "$package" "${package}t64" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
    done
fi
[ -n "$missing" ] || exit 0

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
$become env DEBIAN_FRONTEND=noninteractive $install >/dev/null
