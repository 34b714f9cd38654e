"""Gives the wheel its tag: it holds programs of one platform, and runs on every Python 3."""

import sysconfig
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NATIVE = "src/dynamock/_native"


class NativeHook(BuildHookInterface):
    def initialize(self, version, build_data):
        if version == "editable":
            return
        native = Path(self.root, NATIVE)
        if not any(native.glob("libdynamock.*")):
            raise RuntimeError(f"{native} holds no library: scripts/build-wheel.sh puts it there")
        platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{platform}"
