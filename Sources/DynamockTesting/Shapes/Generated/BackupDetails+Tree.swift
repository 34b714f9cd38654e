// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension BackupDetails: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      backupArn: try tree.value("BackupArn"),
      backupName: try tree.value("BackupName"),
      backupSizeBytes: try tree.value("BackupSizeBytes"),
      backupStatus: try tree.value("BackupStatus"),
      backupType: try tree.value("BackupType"),
      backupCreationDateTime: try tree.value("BackupCreationDateTime"),
      backupExpiryDateTime: try tree.value("BackupExpiryDateTime")
    )
  }
}
