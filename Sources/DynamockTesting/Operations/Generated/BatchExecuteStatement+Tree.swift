// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension BatchExecuteStatementInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("Statements", statements),
      .member("ReturnConsumedCapacity", returnConsumedCapacity),
    ])
  }
}

extension BatchExecuteStatementOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      responses: try tree.value("Responses"),
      consumedCapacity: try tree.value("ConsumedCapacity")
    )
  }
}
