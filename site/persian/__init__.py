"""Persian calendars, text and interface; knows nothing of the rest of the project."""
