"""Everything a slip can come out of, behind the door `kiosk.slips.printer.Printer`; programs use the outbox."""
