"""Everything a slip can come out of, behind the door `kiosk.prints.printer.Printer`; programs use the outbox."""
