"""What keeps a screen alive on a branch's PC: starts it, watches it, and has a safe page when nothing else helps."""
