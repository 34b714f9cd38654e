// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ImportTableInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("ClientToken", clientToken),
      .member("S3BucketSource", s3BucketSource),
      .member("InputFormat", inputFormat),
      .member("InputFormatOptions", inputFormatOptions),
      .member("InputCompressionType", inputCompressionType),
      .member("TableCreationParameters", tableCreationParameters),
    ])
  }
}

extension ImportTableOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      importTableDescription: try tree.value("ImportTableDescription")
    )
  }
}
