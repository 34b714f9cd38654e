// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ExecuteTransactionInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TransactStatements", transactStatements),
      .member("ClientRequestToken", clientRequestToken),
      .member("ReturnConsumedCapacity", returnConsumedCapacity),
    ])
  }
}

extension ExecuteTransactionOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      responses: try tree.value("Responses"),
      consumedCapacity: try tree.value("ConsumedCapacity")
    )
  }
}
