"""Read by every Python that a test starts while mutants are tried: it does there what its parent does."""

from __future__ import annotations

import sys
from pathlib import Path

_ROOT = str(Path(__file__).resolve().parents[3])
sys.path.insert(0, _ROOT)
from tests.mutants.hooks import obey_orders  # noqa: E402  # the path stands only for this import

sys.path.remove(_ROOT)
for _name in [name for name in sys.modules if name.split(".")[0] == "tests"]:
    del sys.modules[_name]
obey_orders()
