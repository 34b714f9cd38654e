// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension InputFormatOptions: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("Csv", csv)
    ])
  }
}

extension InputFormatOptions: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      csv: try tree.value("Csv")
    )
  }
}
