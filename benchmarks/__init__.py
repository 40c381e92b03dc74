"""Figures about speed and memory; run by hand, never by the tests."""
