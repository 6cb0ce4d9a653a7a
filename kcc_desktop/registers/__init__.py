"""Outside systems: one adapter for each kind, and what all of them stand on.

Adapters never see the workspace, and raise `SystemFault` alone.
"""
