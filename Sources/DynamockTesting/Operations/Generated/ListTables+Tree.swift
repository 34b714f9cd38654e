// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ListTablesInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("ExclusiveStartTableName", exclusiveStartTableName),
      .member("Limit", limit),
    ])
  }
}

extension ListTablesOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      tableNames: try tree.value("TableNames"),
      lastEvaluatedTableName: try tree.value("LastEvaluatedTableName")
    )
  }
}
