// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension TransactWriteItemsInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TransactItems", transactItems),
      .member("ReturnConsumedCapacity", returnConsumedCapacity),
      .member("ReturnItemCollectionMetrics", returnItemCollectionMetrics),
      .member("ClientRequestToken", clientRequestToken),
    ])
  }
}

extension TransactWriteItemsOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      consumedCapacity: try tree.value("ConsumedCapacity"),
      itemCollectionMetrics: try tree.value("ItemCollectionMetrics")
    )
  }
}
