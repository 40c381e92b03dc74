"""Bao Phủ: steer a provincial campaign for voluntary social insurance and health insurance."""
