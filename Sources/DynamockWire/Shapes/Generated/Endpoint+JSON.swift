// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension Endpoint: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("Address", address)
    writer.member("CachePeriodInMinutes", cachePeriodInMinutes)
    writer.endObject()
  }
}
