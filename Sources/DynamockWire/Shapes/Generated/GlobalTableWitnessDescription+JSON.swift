// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension GlobalTableWitnessDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("RegionName", regionName)
    writer.member("WitnessStatus", witnessStatus)
    writer.endObject()
  }
}
