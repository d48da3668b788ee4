pragma ComponentBehavior: Bound
import QtQuick
import Anjungan.Model

// The window: the page that the facts ask for, the bar below it, the warning above everything.
Window {
    id: window

    required property VisitorScreen visitor
    required property bool windowed

    color: Theme.paper
    title: "Anjungan JMO"
    flags: windowed ? Qt.Window : Qt.Window | Qt.FramelessWindowHint

    // A kiosk has no way out but the staff's.
    onClosing: close => close.accepted = window.windowed
    onWidthChanged: Theme.portrait = height > width
    onHeightChanged: Theme.portrait = height > width

    Item {
        id: host

        width: parent.width
        height: parent.height - bar.height

        Loader {
            id: page

            width: parent.width
            height: parent.height
            focus: true
            sourceComponent: ({
                    "question": question,
                    "typed": typed,
                    "plan": plan,
                    "slip": slip,
                    "calm": calm
                })[window.visitor.page] ?? welcome
            transform: Translate {
                id: shift
            }
        }

        Connections {
            target: window.visitor

            function onChanged(): void {
                if (Theme.motion)
                    arriving.restart();
            }
        }

        ParallelAnimation {
            id: arriving

            NumberAnimation {
                target: shift
                property: "x"
                from: (window.visitor.forward ? 10 : -10) * Theme.mm
                to: 0
                duration: Theme.arrive
                easing.type: Easing.OutCubic
            }

            NumberAnimation {
                target: page
                property: "opacity"
                from: 0.25
                to: 1
                duration: Theme.arrive
            }
        }
    }

    Component {
        id: welcome

        WelcomePage {
            visitor: window.visitor
        }
    }

    Component {
        id: question

        QuestionPage {
            visitor: window.visitor
        }
    }

    Component {
        id: typed

        TypedPage {
            visitor: window.visitor
        }
    }

    Component {
        id: plan

        PlanPage {
            visitor: window.visitor
        }
    }

    Component {
        id: slip

        SlipPage {
            visitor: window.visitor
        }
    }

    Component {
        id: calm

        CalmPage {
            visitor: window.visitor
        }
    }

    FootBar {
        id: bar

        width: parent.width
        anchors.bottom: parent.bottom
        visitor: window.visitor
    }

    Loader {
        anchors.fill: parent
        active: window.visitor.warning
        sourceComponent: IdleWarning {
            visitor: window.visitor
        }
    }
}
