// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension WarmThroughput: JSONStructure {
  static var shapeName: String { "WarmThroughput" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "ReadUnitsPerSecond": readUnitsPerSecond = try reader.readLong()
    case "WriteUnitsPerSecond": writeUnitsPerSecond = try reader.readLong()
    default: return false
    }
    return true
  }
}

extension WarmThroughput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ReadUnitsPerSecond", readUnitsPerSecond)
    writer.member("WriteUnitsPerSecond", writeUnitsPerSecond)
    writer.endObject()
  }
}
