"""The benchmarks run; how fast is not the tests' business."""
