// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension DescribeBulkOperationInput: JSONStructure {
  static var shapeName: String { "DescribeBulkOperationInput" }
  static var blank: Self { Self(bulkOperationArn: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "BulkOperationArn": bulkOperationArn = try reader.read()
    default: return false
    }
    return true
  }
}

extension DescribeBulkOperationOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("BulkOperationDescription", bulkOperationDescription)
    writer.endObject()
  }
}
