// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension IndexProjection: JSONStructure {
  static var shapeName: String { "Projection" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "ProjectionType": projectionType = try reader.read()
    case "NonKeyAttributes": nonKeyAttributes = try reader.read()
    default: return false
    }
    return true
  }
}

extension IndexProjection: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("NonKeyAttributes", nonKeyAttributes)
    writer.member("ProjectionType", projectionType)
    writer.endObject()
  }
}
