// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ArchivalSummary: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      archivalDateTime: try tree.value("ArchivalDateTime"),
      archivalReason: try tree.value("ArchivalReason"),
      archivalBackupArn: try tree.value("ArchivalBackupArn")
    )
  }
}
