// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension KeySchemaElement: JSONStructure {
  static var shapeName: String { "KeySchemaElement" }
  static var blank: Self { Self(attributeName: nil, keyType: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "AttributeName": attributeName = try reader.read()
    case "KeyType": keyType = try reader.read()
    default: return false
    }
    return true
  }
}

extension KeySchemaElement: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("AttributeName", attributeName)
    writer.member("KeyType", keyType)
    writer.endObject()
  }
}
