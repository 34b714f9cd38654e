"""What docs/compatibility.md says is built, read from its tables."""

import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "compatibility.md"
ROW = re.compile(r"^\| `(\w+)` \| (yes|no) \|", re.MULTILINE)

OPERATIONS = {name: built == "yes" for name, built in ROW.findall(PAGE.read_text("utf-8"))}
BUILT = [name for name, built in OPERATIONS.items() if built]
