"""Measures what the design promises, always side by side in one run: these machines are shared and noisy."""
