// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension Tag: JSONStructure {
  static var shapeName: String { "Tag" }
  static var blank: Self { Self(key: nil, value: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "Key": key = try reader.read()
    case "Value": value = try reader.read()
    default: return false
    }
    return true
  }
}

extension Tag: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("Key", key)
    writer.member("Value", value)
    writer.endObject()
  }
}
