// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension BatchStatementResponse: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      error: try tree.value("Error"),
      tableName: try tree.value("TableName"),
      item: try tree.value("Item")
    )
  }
}
