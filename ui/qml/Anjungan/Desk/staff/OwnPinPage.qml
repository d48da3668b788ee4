import Anjungan.Desk

// One's own PIN: by will, or before anything else because somebody else made it.
PinForm {
    readonly property var words: desk.words.own_pin

    title: words.title
    remark: model.forced ? words.why : words.why_not
    button: words.change
    boxes: [["old", words.old], ["pin", words.new], ["again", words.again]].map(([about, name]) => ({
                "about": about,
                "name": name
            }))
    onMade: texts => model.changePin(texts[0], texts[1], texts[2])
}
