"""The staff desk: one page model for each page of QML, over the services of `kiosk`."""
