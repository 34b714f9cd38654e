// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ConsumedCapacity: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("CapacityUnits", capacityUnits)
    writer.member("GlobalSecondaryIndexes", globalSecondaryIndexes)
    writer.member("LocalSecondaryIndexes", localSecondaryIndexes)
    writer.member("ReadCapacityUnits", readCapacityUnits)
    writer.member("Table", table)
    writer.member("TableName", tableName)
    writer.member("VectorIndexes", vectorIndexes)
    writer.member("WriteCapacityUnits", writeCapacityUnits)
    writer.endObject()
  }
}
