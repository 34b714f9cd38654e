// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension KeySchemaElement: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("AttributeName", attributeName),
      .member("KeyType", keyType),
    ])
  }
}

extension KeySchemaElement: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      attributeName: try tree.value("AttributeName"),
      keyType: try tree.value("KeyType")
    )
  }
}
