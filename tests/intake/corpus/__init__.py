"""Files as offices really send them, each with its expected reading."""
