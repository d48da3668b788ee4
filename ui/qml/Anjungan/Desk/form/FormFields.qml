pragma ComponentBehavior: Bound
import QtQuick
import Anjungan.Desk
import Anjungan.Desk.Model

// The fields of a case as they are declared, row by row.
Column {
    id: list

    required property CaseForm form
    required property var rows

    // On from the last of them.
    signal passed

    function box(name: string): FormLine {
        for (let at = 0; at < lines.count; at++) {
            const line = lines.itemAt(at) as FormLine;
            if (line?.isBox && line.first.id === name)
                return line;
        }
        return null;
    }

    spacing: DeskTheme.gap * (rows.some(row => row.shape === "box") ? 0.9 : 1.4)

    Repeater {
        id: lines

        // The rows stay while the language changes, so that the focus does.
        model: list.rows.length

        FormLine {
            required property int index

            width: list.width
            form: list.form
            row: list.rows[index]
            onPassed: {
                const next = lines.itemAt(index + 1) as FormLine;
                if (next)
                    next.takeFocus();
                else
                    list.passed();
            }
        }
    }
}
