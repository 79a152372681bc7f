"""The composition root: settings, addresses, the demonstration; the only package that knows all the others."""
