// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension TableDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ArchivalSummary", archivalSummary)
    writer.member("AttributeDefinitions", attributeDefinitions)
    writer.member("BillingModeSummary", billingModeSummary)
    writer.member("CreationDateTime", creationDateTime)
    writer.member("DeletionProtectionEnabled", deletionProtectionEnabled)
    writer.member("DisassociationProtectionEnabled", disassociationProtectionEnabled)
    writer.member("GlobalSecondaryIndexes", globalSecondaryIndexes)
    writer.member("GlobalTableSettingsReplicationMode", globalTableSettingsReplicationMode)
    writer.member("GlobalTableVersion", globalTableVersion)
    writer.member("GlobalTableWitnesses", globalTableWitnesses)
    writer.member("ItemCount", itemCount)
    writer.member("KeySchema", keySchema)
    writer.member("LatestStreamArn", latestStreamArn)
    writer.member("LatestStreamLabel", latestStreamLabel)
    writer.member("LocalSecondaryIndexes", localSecondaryIndexes)
    writer.member("MultiRegionConsistency", multiRegionConsistency)
    writer.member("OnDemandThroughput", onDemandThroughput)
    writer.member("ProvisionedThroughput", provisionedThroughput)
    writer.member("Replicas", replicas)
    writer.member("RestoreSummary", restoreSummary)
    writer.member("SSEDescription", sseDescription)
    writer.member("StreamSpecification", streamSpecification)
    writer.member("TableArn", tableArn)
    writer.member("TableClassSummary", tableClassSummary)
    writer.member("TableId", tableId)
    writer.member("TableName", tableName)
    writer.member("TableSizeBytes", tableSizeBytes)
    writer.member("TableStatus", tableStatus)
    writer.member("VectorIndexes", vectorIndexes)
    writer.member("WarmThroughput", warmThroughput)
    writer.endObject()
  }
}
