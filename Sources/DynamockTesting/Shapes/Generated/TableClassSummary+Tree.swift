// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension TableClassSummary: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      tableClass: try tree.value("TableClass"),
      lastUpdateDateTime: try tree.value("LastUpdateDateTime")
    )
  }
}
