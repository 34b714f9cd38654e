// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension BackupDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      backupDetails: try tree.value("BackupDetails"),
      sourceTableDetails: try tree.value("SourceTableDetails"),
      sourceTableFeatureDetails: try tree.value("SourceTableFeatureDetails")
    )
  }
}
