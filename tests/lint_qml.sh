#!/bin/sh
# Lints every page with no warning allowed; the Python types are described to the linter first. Usage: lint_qml.sh BIN
set -eu
bin=$1

# A file comes after those whose types it names.
describe() {
    module=$1
    shift
    types=build/qml/$(echo "$module" | tr . /)
    mkdir -p "$types"
    "$bin/pyside6-metaobjectdump" "$@" > "$types/types.json" 2> "$types/dump.log" || { cat "$types/dump.log"; exit 1; }
    "$bin/pyside6-qmltyperegistrar" --generate-qmltypes "$types/model.qmltypes" --import-name "$module" \
        --major-version 1 -o /dev/null "$types/types.json" 2>> "$types/dump.log" || { cat "$types/dump.log"; exit 1; }
    printf 'module %s\ntypeinfo model.qmltypes\n' "$module" > "$types/qmldir"
}

describe Anjungan.Model ui/visitor/delivery.py ui/visitor/typed_words.py ui/visitor/staff_door.py ui/visitor/shown.py ui/visitor/screen.py
describe Anjungan.Desk.Model ui/desk/page.py ui/desk/typing_aid.py ui/desk/bar.py $(grep -rl --include=*.py "(DeskPage)" ui/desk) ui/desk/screen.py
"$bin/pyside6-qmllint" --max-warnings 0 -I ui/qml -I build/qml ui/qml/Anjungan/*.qml ui/qml/Anjungan/Desk/*.qml ui/qml/Anjungan/Desk/*/*.qml
echo "QML: no warning"
