// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension TransactGetItemsInput: JSONStructure {
  static var shapeName: String { "TransactGetItemsInput" }
  static var blank: Self { Self(transactItems: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "TransactItems": transactItems = try reader.read()
    case "ReturnConsumedCapacity": returnConsumedCapacity = try reader.read()
    default: return false
    }
    return true
  }
}

extension TransactGetItemsOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ConsumedCapacity", consumedCapacity)
    writer.member("Responses", responses)
    writer.endObject()
  }
}
