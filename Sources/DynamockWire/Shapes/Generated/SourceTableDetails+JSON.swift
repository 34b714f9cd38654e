// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension SourceTableDetails: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("BillingMode", billingMode)
    writer.member("ItemCount", itemCount)
    writer.member("KeySchema", keySchema)
    writer.member("OnDemandThroughput", onDemandThroughput)
    writer.member("ProvisionedThroughput", provisionedThroughput)
    writer.member("TableArn", tableArn)
    writer.member("TableCreationDateTime", tableCreationDateTime)
    writer.member("TableId", tableId)
    writer.member("TableName", tableName)
    writer.member("TableSizeBytes", tableSizeBytes)
    writer.endObject()
  }
}
