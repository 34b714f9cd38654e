// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ProvisionedThroughput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("ReadCapacityUnits", readCapacityUnits),
      .member("WriteCapacityUnits", writeCapacityUnits),
    ])
  }
}

extension ProvisionedThroughput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      readCapacityUnits: try tree.value("ReadCapacityUnits"),
      writeCapacityUnits: try tree.value("WriteCapacityUnits")
    )
  }
}
