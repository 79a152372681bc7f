"""The importer's screens: upload, progress, preview, apply, history, and publishing what came of it."""
