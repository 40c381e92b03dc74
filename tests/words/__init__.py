"""Every sentence and figure in both languages."""
