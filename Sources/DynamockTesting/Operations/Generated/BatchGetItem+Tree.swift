// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension BatchGetItemInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("RequestItems", requestItems),
      .member("ReturnConsumedCapacity", returnConsumedCapacity),
    ])
  }
}

extension BatchGetItemOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      responses: try tree.value("Responses"),
      unprocessedKeys: try tree.value("UnprocessedKeys"),
      consumedCapacity: try tree.value("ConsumedCapacity")
    )
  }
}
