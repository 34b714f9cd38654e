// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension BatchWriteItemInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("RequestItems", requestItems),
      .member("ReturnConsumedCapacity", returnConsumedCapacity),
      .member("ReturnItemCollectionMetrics", returnItemCollectionMetrics),
    ])
  }
}

extension BatchWriteItemOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      unprocessedItems: try tree.value("UnprocessedItems"),
      itemCollectionMetrics: try tree.value("ItemCollectionMetrics"),
      consumedCapacity: try tree.value("ConsumedCapacity")
    )
  }
}
