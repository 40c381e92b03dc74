"""Ledger of uploads, content-named builds, pointer and queries; the only importer of duckdb."""
