// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension RestoreSummary: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      sourceBackupArn: try tree.value("SourceBackupArn"),
      sourceTableArn: try tree.value("SourceTableArn"),
      restoreDateTime: try tree.value("RestoreDateTime"),
      restoreInProgress: try tree.value("RestoreInProgress")
    )
  }
}
