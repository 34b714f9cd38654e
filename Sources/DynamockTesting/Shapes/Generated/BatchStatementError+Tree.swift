// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension BatchStatementError: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      code: try tree.value("Code"),
      message: try tree.value("Message"),
      item: try tree.value("Item")
    )
  }
}
