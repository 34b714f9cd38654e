// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension TableWarmThroughputDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ReadUnitsPerSecond", readUnitsPerSecond)
    writer.member("Status", status)
    writer.member("WriteUnitsPerSecond", writeUnitsPerSecond)
    writer.endObject()
  }
}
