// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension PutResourcePolicyInput: JSONStructure {
  static var shapeName: String { "PutResourcePolicyInput" }
  static var blank: Self { Self(resourceArn: nil, policy: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "ResourceArn": resourceArn = try reader.read()
    case "Policy": policy = try reader.read()
    case "ExpectedRevisionId": expectedRevisionId = try reader.read()
    case "ConfirmRemoveSelfResourceAccess": confirmRemoveSelfResourceAccess = try reader.read()
    default: return false
    }
    return true
  }
}

extension PutResourcePolicyOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("RevisionId", revisionId)
    writer.endObject()
  }
}
