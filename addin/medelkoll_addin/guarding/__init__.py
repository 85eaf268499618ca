"""Strangers' files are read in processes that may be ended; this one only watches them.

``supervisor`` hands out the work and names the file at which a process stopped; ``process`` starts, hears and ends
one; ``worker`` is what runs in it; ``marking`` and ``marker`` are the same for marked copies; ``wire`` is how the two
speak: lines of JSON, for what a hostile file made of a worker must not reach this process as code. Nothing here imports
polars, except in the worker.
"""
