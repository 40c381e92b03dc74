"""Rows to Altair charts and pydeck decks, pure; the only importer of altair and pydeck."""
