// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension TimeToLiveSpecification: JSONStructure {
  static var shapeName: String { "TimeToLiveSpecification" }
  static var blank: Self { Self(enabled: nil, attributeName: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "Enabled": enabled = try reader.read()
    case "AttributeName": attributeName = try reader.read()
    default: return false
    }
    return true
  }
}

extension TimeToLiveSpecification: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("AttributeName", attributeName)
    writer.member("Enabled", enabled)
    writer.endObject()
  }
}
