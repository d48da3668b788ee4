import Anjungan

// Small and quiet: a label, a hint.
DeskText {
    font.pixelSize: DeskTheme.small
    color: Theme.quiet
}
