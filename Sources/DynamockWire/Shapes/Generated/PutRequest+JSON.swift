// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension PutRequest: JSONStructure {
  static var shapeName: String { "PutRequest" }
  static var blank: Self { Self(item: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "Item": newItem = try reader.read()
    default: return false
    }
    return true
  }
}

extension PutRequest: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("Item", newItem)
    writer.endObject()
  }
}
