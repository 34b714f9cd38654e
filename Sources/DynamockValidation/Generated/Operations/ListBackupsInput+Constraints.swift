// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ListBackupsInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.length(tableName, at: "TableName", minimum: 1, maximum: 1024)
    check.range(limit, at: "Limit", minimum: 1, maximum: 100)
    check.length(exclusiveStartBackupArn, at: "ExclusiveStartBackupArn", minimum: 37, maximum: 1024)
    check.enumeration(backupType, at: "BackupType")
  }
}
