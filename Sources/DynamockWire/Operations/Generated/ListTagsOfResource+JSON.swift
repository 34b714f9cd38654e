// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ListTagsOfResourceInput: JSONStructure {
  static var shapeName: String { "ListTagsOfResourceInput" }
  static var blank: Self { Self(resourceArn: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "ResourceArn": resourceArn = try reader.read()
    case "NextToken": nextToken = try reader.read()
    default: return false
    }
    return true
  }
}

extension ListTagsOfResourceOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("NextToken", nextToken)
    writer.member("Tags", tags)
    writer.endObject()
  }
}
