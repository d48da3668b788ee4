"""Everything a slip can come out of. For now the folder; printers fit the same door, `kiosk.slips.slip.SlipPrinter`."""
