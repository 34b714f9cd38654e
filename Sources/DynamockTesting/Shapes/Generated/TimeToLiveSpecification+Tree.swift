// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension TimeToLiveSpecification: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("Enabled", enabled),
      .member("AttributeName", attributeName),
    ])
  }
}

extension TimeToLiveSpecification: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      enabled: try tree.value("Enabled"),
      attributeName: try tree.value("AttributeName")
    )
  }
}
