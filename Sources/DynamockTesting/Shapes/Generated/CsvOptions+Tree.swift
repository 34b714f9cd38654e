// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension CsvOptions: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("Delimiter", delimiter),
      .member("HeaderList", headerList),
    ])
  }
}

extension CsvOptions: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      delimiter: try tree.value("Delimiter"),
      headerList: try tree.value("HeaderList")
    )
  }
}
