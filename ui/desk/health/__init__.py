"""The machine: printer, slips that never came out, the doctor's list."""
