// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension IncrementalExportSpecification: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("ExportFromTime", exportFromTime),
      .member("ExportToTime", exportToTime),
      .member("ExportViewType", exportViewType),
    ])
  }
}

extension IncrementalExportSpecification: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      exportFromTime: try tree.value("ExportFromTime"),
      exportToTime: try tree.value("ExportToTime"),
      exportViewType: try tree.value("ExportViewType")
    )
  }
}
