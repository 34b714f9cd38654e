// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension AttributeDefinition: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("AttributeName", attributeName),
      .member("AttributeType", attributeType),
    ])
  }
}

extension AttributeDefinition: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      attributeName: try tree.value("AttributeName"),
      attributeType: try tree.value("AttributeType")
    )
  }
}
