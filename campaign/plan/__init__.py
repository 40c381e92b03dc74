"""Growth plans: who is to win how many people in which period; pure, and whole numbers only."""
