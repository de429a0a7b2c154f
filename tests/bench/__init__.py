"""Benchmarks: ``python -m tests.bench [--write]``. Medians, and ratios against a baseline of the same run."""
