"""The visitor's screen: a view-model that translates between QML and the rooms of `kiosk`."""
