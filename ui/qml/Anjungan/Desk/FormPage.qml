import QtQuick
import Anjungan
import Anjungan.Desk.Model

Item {
    id: page

    required property DeskScreen desk
}
