"""What the coming months may bring, from generated and from made-up pasts."""
