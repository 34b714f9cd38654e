// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension StartBulkPutItemsInput: JSONStructure {
  static var shapeName: String { "StartBulkPutItemsInput" }
  static var blank: Self {
    Self(inputS3Configuration: nil, outputS3Configuration: nil, tableName: nil)
  }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "ClientToken": clientToken = try reader.read()
    case "InputS3Configuration": inputS3Configuration = try reader.read()
    case "OutputS3Configuration": outputS3Configuration = try reader.read()
    case "TableName": tableName = try reader.read()
    case "MaxWriteRequestUnits": maxWriteRequestUnits = try reader.readLong()
    case "PerformanceTier": performanceTier = try reader.read()
    default: return false
    }
    return true
  }
}

extension StartBulkPutItemsOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("BulkOperationDescription", bulkOperationDescription)
    writer.endObject()
  }
}
