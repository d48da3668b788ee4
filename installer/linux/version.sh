#!/bin/sh
# Prints the version that a package of this tree gets. The number of commits makes every one newer than the one before
# it; what is not committed yet says so, and is newer than its commit. A shallow clone can't count and gives none.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)

version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$top/pyproject.toml")
if [ "$(git -C "$top" rev-parse --is-shallow-repository 2>/dev/null)" = false ]; then
    count=$(git -C "$top" rev-list --count HEAD)
    version="$version+r$count"
    [ -z "$(git -C "$top" status --porcelain)" ] || version="$version+changed"
fi
echo "$version"
