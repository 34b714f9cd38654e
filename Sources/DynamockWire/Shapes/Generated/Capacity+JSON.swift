// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension Capacity: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("CapacityUnits", capacityUnits)
    writer.member("ReadCapacityUnits", readCapacityUnits)
    writer.member("WriteCapacityUnits", writeCapacityUnits)
    writer.endObject()
  }
}
