// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension RestoreTableFromBackupInput: JSONStructure {
  static var shapeName: String { "RestoreTableFromBackupInput" }
  static var blank: Self { Self(targetTableName: nil, backupArn: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "TargetTableName": targetTableName = try reader.read()
    case "BackupArn": backupArn = try reader.read()
    case "BillingModeOverride": billingModeOverride = try reader.read()
    case "GlobalSecondaryIndexOverride": globalSecondaryIndexOverride = try reader.read()
    case "LocalSecondaryIndexOverride": localSecondaryIndexOverride = try reader.read()
    case "ProvisionedThroughputOverride": provisionedThroughputOverride = try reader.read()
    case "OnDemandThroughputOverride": onDemandThroughputOverride = try reader.read()
    case "SSESpecificationOverride": sseSpecificationOverride = try reader.read()
    case "VectorIndexOverride": vectorIndexOverride = try reader.read()
    default: return false
    }
    return true
  }
}

extension RestoreTableFromBackupOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("TableDescription", tableDescription)
    writer.endObject()
  }
}
