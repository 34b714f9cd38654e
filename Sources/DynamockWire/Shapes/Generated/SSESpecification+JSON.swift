// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension SSESpecification: JSONStructure {
  static var shapeName: String { "SSESpecification" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "Enabled": enabled = try reader.read()
    case "SSEType": sseType = try reader.read()
    case "KMSMasterKeyId": kmsMasterKeyId = try reader.read()
    default: return false
    }
    return true
  }
}

extension SSESpecification: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("Enabled", enabled)
    writer.member("KMSMasterKeyId", kmsMasterKeyId)
    writer.member("SSEType", sseType)
    writer.endObject()
  }
}
