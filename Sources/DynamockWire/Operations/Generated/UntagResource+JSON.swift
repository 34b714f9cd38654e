// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension UntagResourceInput: JSONStructure {
  static var shapeName: String { "UntagResourceInput" }
  static var blank: Self { Self(resourceArn: nil, tagKeys: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "ResourceArn": resourceArn = try reader.read()
    case "TagKeys": tagKeys = try reader.read()
    default: return false
    }
    return true
  }
}

extension UntagResourceOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    // This operation answers with zero bytes.
  }
}
