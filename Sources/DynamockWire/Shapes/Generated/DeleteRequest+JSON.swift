// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension DeleteRequest: JSONStructure {
  static var shapeName: String { "DeleteRequest" }
  static var blank: Self { Self(key: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "Key": key = try reader.read()
    default: return false
    }
    return true
  }
}

extension DeleteRequest: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("Key", key)
    writer.endObject()
  }
}
