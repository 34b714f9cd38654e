// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ListGlobalTablesInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("ExclusiveStartGlobalTableName", exclusiveStartGlobalTableName),
      .member("Limit", limit),
      .member("RegionName", regionName),
    ])
  }
}

extension ListGlobalTablesOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      globalTables: try tree.value("GlobalTables"),
      lastEvaluatedGlobalTableName: try tree.value("LastEvaluatedGlobalTableName")
    )
  }
}
