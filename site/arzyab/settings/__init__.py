"""Settings: base is safe for production; embedded and test loosen it and say so."""
