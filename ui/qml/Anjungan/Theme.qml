pragma Singleton
import QtQuick

// Colour, type, space and motion of every page, in one place. All lengths are millimetres on the real screen.
QtObject {
    // Pixels per millimetre; the program sets it from the screen's diagonal before the first page.
    property real mm: 3.78
    property bool portrait: false
    property bool motion: true
    property url resources: ""

    // Sun is the expected time, and only that.
    readonly property color paper: "#F4F1E8"
    readonly property color card: "#FFFFFF"
    readonly property color ink: "#12241C"
    readonly property color quiet: "#2E3D36"
    readonly property color forest: "#083C29"
    readonly property color forestPressed: "#03170F"
    readonly property color leaf: "#DDEBDD"
    readonly property color leafPressed: "#C4DCC6"
    readonly property color sun: "#F8C55A"
    readonly property color brick: "#5C1009"
    readonly property color brickSoft: "#F9E3DE"
    readonly property color edge: "#7A7360"

    readonly property string family: "Atkinson Hyperlegible Next"
    // Type is measured by the height of its capitals: 0.668 em in this face.
    readonly property int small: capitals(3.6)
    readonly property int lesser: capitals(4.2)
    readonly property int body: capitals(4.8)
    readonly property int heading: capitals(portrait ? 7 : 7.2)
    readonly property int display: capitals(10.5)

    readonly property real grid: 4 * mm
    // Whole pixels: the software renderer leaves seams in round corners that lie between two.
    readonly property real margin: Math.round((portrait ? 10 : 8) * mm)
    readonly property real radius: Math.round(4.5 * mm)
    readonly property real line: Math.max(1, Math.round(0.4 * mm))
    readonly property real touch: Math.ceil(16 * mm)
    readonly property int arrive: motion ? 160 : 0

    function capitals(height: real): int {
        return Math.round(height / 0.668 * mm);
    }

    function drawing(name: string): url {
        return name === "" ? "" : resources + "/drawings/" + name + ".svg";
    }

    function icon(name: string): url {
        return resources + "/icons/" + name + ".svg";
    }
}
