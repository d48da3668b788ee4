"""From a cause's due rule and a moment to a due time; every due time is an estimate that names its rule."""
