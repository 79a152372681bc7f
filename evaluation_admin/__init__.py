"""The records of the directorate: evaluations, schools and their safety, inspections."""
