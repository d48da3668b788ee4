"""How anything is drawn on paper: formats, rows, typeface, structure for screen readers, charts, QR codes."""
