// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension GetResourcePolicyInput: JSONStructure {
  static var shapeName: String { "GetResourcePolicyInput" }
  static var blank: Self { Self(resourceArn: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "ResourceArn": resourceArn = try reader.read()
    default: return false
    }
    return true
  }
}

extension GetResourcePolicyOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("Policy", policy)
    writer.member("RevisionId", revisionId)
    writer.endObject()
  }
}
