// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension DescribeBackupInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("BackupArn", backupArn)
    ])
  }
}

extension DescribeBackupOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      backupDescription: try tree.value("BackupDescription")
    )
  }
}
