// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ProvisionedThroughputDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("LastDecreaseDateTime", lastDecreaseDateTime)
    writer.member("LastIncreaseDateTime", lastIncreaseDateTime)
    writer.member("NumberOfDecreasesToday", numberOfDecreasesToday)
    writer.member("ReadCapacityUnits", readCapacityUnits)
    writer.member("WriteCapacityUnits", writeCapacityUnits)
    writer.endObject()
  }
}
