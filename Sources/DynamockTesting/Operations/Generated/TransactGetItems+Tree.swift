// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension TransactGetItemsInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TransactItems", transactItems),
      .member("ReturnConsumedCapacity", returnConsumedCapacity),
    ])
  }
}

extension TransactGetItemsOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      consumedCapacity: try tree.value("ConsumedCapacity"),
      responses: try tree.value("Responses")
    )
  }
}
