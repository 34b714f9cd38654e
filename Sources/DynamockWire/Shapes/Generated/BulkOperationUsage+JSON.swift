// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension BulkOperationUsage: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("BulkPutBytes", bulkPutBytes)
    writer.member("GlobalSecondaryIndexes", globalSecondaryIndexes)
    writer.member("LocalSecondaryIndexes", localSecondaryIndexes)
    writer.member("Table", table)
    writer.member("TableName", tableName)
    writer.member("VectorIndexes", vectorIndexes)
    writer.endObject()
  }
}
