import Anjungan.Desk

// Name and PIN.
PinForm {
    readonly property var words: desk.words.sign_in

    title: words.title
    remark: model.demoText
    button: words.enter
    boxes: ["name", "pin"].map(about => ({
                "about": about,
                "name": words[about]
            }))
    onMade: texts => model.signIn(texts[0], texts[1])
}
