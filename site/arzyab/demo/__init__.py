"""The demonstration: fictional, seeded and deterministic; the story happens around the day it is seeded."""
