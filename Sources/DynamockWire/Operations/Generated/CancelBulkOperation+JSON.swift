// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension CancelBulkOperationInput: JSONStructure {
  static var shapeName: String { "CancelBulkOperationInput" }
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

extension CancelBulkOperationOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("BulkOperationArn", bulkOperationArn)
    writer.member("BulkOperationStatus", bulkOperationStatus)
    writer.endObject()
  }
}
