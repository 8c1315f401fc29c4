"""The verbs of the app: pure functions from a proposal to a changed proposal.

All of them answer to ids that are gone, to places out of range and to values of the wrong type with the very same
proposal, so that a late click can do no harm.  Chapters that are not concerned stay the same objects.
"""
