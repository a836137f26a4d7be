"""Surveys that nobody can trace: who was asked and what was answered stand apart, and no key stands in both."""
