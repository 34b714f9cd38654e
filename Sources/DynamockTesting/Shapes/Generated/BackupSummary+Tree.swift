// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension BackupSummary: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      tableName: try tree.value("TableName"),
      tableId: try tree.value("TableId"),
      tableArn: try tree.value("TableArn"),
      backupArn: try tree.value("BackupArn"),
      backupName: try tree.value("BackupName"),
      backupCreationDateTime: try tree.value("BackupCreationDateTime"),
      backupExpiryDateTime: try tree.value("BackupExpiryDateTime"),
      backupStatus: try tree.value("BackupStatus"),
      backupType: try tree.value("BackupType"),
      backupSizeBytes: try tree.value("BackupSizeBytes")
    )
  }
}
