"""The guide: from answers to causes, pure and without a screen."""
