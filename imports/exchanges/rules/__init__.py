"""Steps that the rows of an exchange take; each is one small class, and an exchange lists the ones that it needs."""
