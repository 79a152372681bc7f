"""Records for tests: traits, not subclasses."""
