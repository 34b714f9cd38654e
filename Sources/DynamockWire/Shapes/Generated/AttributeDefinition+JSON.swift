// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension AttributeDefinition: JSONStructure {
  static var shapeName: String { "AttributeDefinition" }
  static var blank: Self { Self(attributeName: nil, attributeType: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "AttributeName": attributeName = try reader.read()
    case "AttributeType": attributeType = try reader.read()
    default: return false
    }
    return true
  }
}

extension AttributeDefinition: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("AttributeName", attributeName)
    writer.member("AttributeType", attributeType)
    writer.endObject()
  }
}
