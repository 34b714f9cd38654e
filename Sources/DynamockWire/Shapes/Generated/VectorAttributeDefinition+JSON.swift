// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension VectorAttributeDefinition: JSONStructure {
  static var shapeName: String { "VectorAttributeDefinition" }
  static var blank: Self { Self(attributeName: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "AttributeName": attributeName = try reader.read()
    default: return false
    }
    return true
  }
}

extension VectorAttributeDefinition: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("AttributeName", attributeName)
    writer.endObject()
  }
}
