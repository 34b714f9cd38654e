// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ListBackupsInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TableName", tableName),
      .member("Limit", limit),
      .member("TimeRangeLowerBound", timeRangeLowerBound),
      .member("TimeRangeUpperBound", timeRangeUpperBound),
      .member("ExclusiveStartBackupArn", exclusiveStartBackupArn),
      .member("BackupType", backupType),
    ])
  }
}

extension ListBackupsOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      backupSummaries: try tree.value("BackupSummaries"),
      lastEvaluatedBackupArn: try tree.value("LastEvaluatedBackupArn")
    )
  }
}
