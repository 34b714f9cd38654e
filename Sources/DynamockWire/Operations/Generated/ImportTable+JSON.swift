// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ImportTableInput: JSONStructure {
  static var shapeName: String { "ImportTableInput" }
  static var blank: Self {
    Self(s3BucketSource: nil, inputFormat: nil, tableCreationParameters: nil)
  }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "ClientToken": clientToken = try reader.read()
    case "S3BucketSource": s3BucketSource = try reader.read()
    case "InputFormat": inputFormat = try reader.read()
    case "InputFormatOptions": inputFormatOptions = try reader.read()
    case "InputCompressionType": inputCompressionType = try reader.read()
    case "TableCreationParameters": tableCreationParameters = try reader.read()
    default: return false
    }
    return true
  }
}

extension ImportTableOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ImportTableDescription", importTableDescription)
    writer.endObject()
  }
}
