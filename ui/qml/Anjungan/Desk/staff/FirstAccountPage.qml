import Anjungan.Desk

// The first supervisor makes the own account.
PinForm {
    readonly property var words: desk.words.first

    title: words.title
    remark: words.why
    button: words.make
    boxes: ["name", "pin", "again"].map(about => ({
                "about": about,
                "name": words[about]
            }))
    onMade: texts => model.makeFirst(texts[0], texts[1], texts[2])
}
