"""The verbs of the `kiosk` command, one module each: words in, one call into the rooms, words out."""
