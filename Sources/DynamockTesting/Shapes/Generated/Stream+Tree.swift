// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension Stream: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      streamArn: try tree.value("StreamArn"),
      tableName: try tree.value("TableName"),
      streamLabel: try tree.value("StreamLabel")
    )
  }
}
