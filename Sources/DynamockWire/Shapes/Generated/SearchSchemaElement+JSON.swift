// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension SearchSchemaElement: JSONStructure {
  static var shapeName: String { "SearchSchemaElement" }
  static var blank: Self { Self(attributeName: nil, searchSchemaElementType: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "AttributeName": attributeName = try reader.read()
    case "SearchSchemaElementType": searchSchemaElementType = try reader.read()
    default: return false
    }
    return true
  }
}

extension SearchSchemaElement: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("AttributeName", attributeName)
    writer.member("SearchSchemaElementType", searchSchemaElementType)
    writer.endObject()
  }
}
