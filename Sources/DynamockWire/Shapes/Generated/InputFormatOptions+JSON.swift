// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension InputFormatOptions: JSONStructure {
  static var shapeName: String { "InputFormatOptions" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "Csv": csv = try reader.read()
    default: return false
    }
    return true
  }
}

extension InputFormatOptions: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("Csv", csv)
    writer.endObject()
  }
}
