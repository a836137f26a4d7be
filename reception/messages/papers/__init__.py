"""Papers in two languages: her language and Swedish in the same row. The floor, and what stands on each paper.

A paper is composed of plain facts; who may see them was asked before.
"""
