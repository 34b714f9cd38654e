// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension DeleteResourcePolicyInput: JSONStructure {
  static var shapeName: String { "DeleteResourcePolicyInput" }
  static var blank: Self { Self(resourceArn: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "ResourceArn": resourceArn = try reader.read()
    case "ExpectedRevisionId": expectedRevisionId = try reader.read()
    default: return false
    }
    return true
  }
}

extension DeleteResourcePolicyOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("RevisionId", revisionId)
    writer.endObject()
  }
}
