// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension TagResourceInput: JSONStructure {
  static var shapeName: String { "TagResourceInput" }
  static var blank: Self { Self(resourceArn: nil, tags: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "ResourceArn": resourceArn = try reader.read()
    case "Tags": tags = try reader.read()
    default: return false
    }
    return true
  }
}

extension TagResourceOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    // This operation answers with zero bytes.
  }
}
