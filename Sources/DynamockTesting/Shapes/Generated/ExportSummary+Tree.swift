// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ExportSummary: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      exportArn: try tree.value("ExportArn"),
      exportStatus: try tree.value("ExportStatus"),
      exportType: try tree.value("ExportType")
    )
  }
}
