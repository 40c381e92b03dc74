"""Ledger, builds, pointer, queries."""
