"""Bytes to typed rows and findings."""
