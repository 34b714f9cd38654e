// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension VectorCapacity: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("VectorSearchRequestBytes", vectorSearchRequestBytes)
    writer.member("VectorWriteRequestBytes", vectorWriteRequestBytes)
    writer.endObject()
  }
}
