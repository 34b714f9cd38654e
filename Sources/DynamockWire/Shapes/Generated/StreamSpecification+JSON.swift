// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension StreamSpecification: JSONStructure {
  static var shapeName: String { "StreamSpecification" }
  static var blank: Self { Self(streamEnabled: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "StreamEnabled": streamEnabled = try reader.read()
    case "StreamViewType": streamViewType = try reader.read()
    default: return false
    }
    return true
  }
}

extension StreamSpecification: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("StreamEnabled", streamEnabled)
    writer.member("StreamViewType", streamViewType)
    writer.endObject()
  }
}
