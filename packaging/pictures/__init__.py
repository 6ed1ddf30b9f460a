"""The sample paper's pictures: prints from blocks that are cut by these programs, the same every time."""
