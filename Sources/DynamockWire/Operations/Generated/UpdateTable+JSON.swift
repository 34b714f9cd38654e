// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension UpdateTableInput: JSONStructure {
  static var shapeName: String { "UpdateTableInput" }
  static var blank: Self { Self(tableName: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "AttributeDefinitions": attributeDefinitions = try reader.read()
    case "TableName": tableName = try reader.read()
    case "BillingMode": billingMode = try reader.read()
    case "ProvisionedThroughput": provisionedThroughput = try reader.read()
    case "GlobalSecondaryIndexUpdates": globalSecondaryIndexUpdates = try reader.read()
    case "StreamSpecification": streamSpecification = try reader.read()
    case "SSESpecification": sseSpecification = try reader.read()
    case "ReplicaUpdates": replicaUpdates = try reader.read()
    case "TableClass": tableClass = try reader.read()
    case "DeletionProtectionEnabled": deletionProtectionEnabled = try reader.read()
    case "MultiRegionConsistency": multiRegionConsistency = try reader.read()
    case "GlobalTableWitnessUpdates": globalTableWitnessUpdates = try reader.read()
    case "OnDemandThroughput": onDemandThroughput = try reader.read()
    case "WarmThroughput": warmThroughput = try reader.read()
    case "GlobalTableSettingsReplicationMode":
      globalTableSettingsReplicationMode = try reader.read()
    case "DisassociationProtectionEnabled": disassociationProtectionEnabled = try reader.read()
    case "VectorIndexUpdates": vectorIndexUpdates = try reader.read()
    default: return false
    }
    return true
  }
}

extension UpdateTableOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("TableDescription", tableDescription)
    writer.endObject()
  }
}
