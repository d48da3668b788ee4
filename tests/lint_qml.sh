#!/bin/sh
# Lints every page with no warning allowed; the Python types are described to the linter first. Usage: lint_qml.sh BIN
set -eu
bin=$1
types=build/qml/Anjungan/Model
mkdir -p "$types"
"$bin/pyside6-metaobjectdump" ui/visitor/delivery.py ui/visitor/typed_words.py ui/visitor/screen.py > "$types/screen.json" 2> "$types/dump.log" || { cat "$types/dump.log"; exit 1; }
"$bin/pyside6-qmltyperegistrar" --generate-qmltypes "$types/model.qmltypes" --import-name Anjungan.Model \
    --major-version 1 -o /dev/null "$types/screen.json" 2>> "$types/dump.log" || { cat "$types/dump.log"; exit 1; }
printf 'module Anjungan.Model\ntypeinfo model.qmltypes\n' > "$types/qmldir"
"$bin/pyside6-qmllint" --max-warnings 0 -I ui/qml -I build/qml ui/qml/Anjungan/*.qml
echo "QML: no warning"
