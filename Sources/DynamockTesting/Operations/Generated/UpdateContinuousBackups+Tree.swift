// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension UpdateContinuousBackupsInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TableName", tableName),
      .member("PointInTimeRecoverySpecification", pointInTimeRecoverySpecification),
    ])
  }
}

extension UpdateContinuousBackupsOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      continuousBackupsDescription: try tree.value("ContinuousBackupsDescription")
    )
  }
}
