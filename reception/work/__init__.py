"""Jobb: Arbetsförmedlingen, employers, placements, jobs, studies, and who lives by what: self-support that lasts."""
