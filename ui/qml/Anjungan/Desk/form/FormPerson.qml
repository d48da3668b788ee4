import QtQuick
import Anjungan.Desk
import Anjungan.Desk.Model

// For whom the case is. Enter goes on to the next box; it never saves, a slow scanner ends with it too.
Column {
    id: person

    required property CaseForm form
    readonly property var words: form.words
    readonly property var values: form.values
    readonly property var remarks: form.remarks
    readonly property alias kpj: kpj
    readonly property alias name: name
    readonly property alias phone: phone

    signal passed

    spacing: DeskTheme.gap * 0.9

    DeskField {
        id: kpj

        width: parent.width
        height: fullHeight
        name: person.words.kpj.label
        placeholder: person.words.kpj.hint
        digits: true
        input.readOnly: person.form.saving
        text: person.values.kpj
        remark: person.remarks.kpj.text
        wrong: person.remarks.kpj.wrong
        onEdited: text => person.form.write("kpj", text)
        onAccepted: name.forceActiveFocus()
        onActiveFocusChanged: if (!activeFocus)
            person.form.leftBox("kpj")
    }

    DeskField {
        id: name

        width: parent.width
        height: fullHeight
        name: person.words.name
        input.readOnly: person.form.saving
        text: person.values.name
        remark: person.remarks.name.text
        wrong: person.remarks.name.wrong
        onEdited: text => person.form.write("name", text)
        onAccepted: phone.forceActiveFocus()
        onActiveFocusChanged: if (!activeFocus)
            person.form.leftBox("name")
    }

    DeskField {
        id: phone

        width: parent.width
        height: fullHeight
        name: person.words.phone
        digits: true
        input.readOnly: person.form.saving
        text: person.values.phone
        remark: person.remarks.phone.text
        wrong: person.remarks.phone.wrong
        onEdited: text => person.form.write("phone", text)
        onAccepted: person.passed()
        onActiveFocusChanged: if (!activeFocus)
            person.form.leftBox("phone")
    }
}
